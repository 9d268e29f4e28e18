import type { Scenarios } from "./scenarios.ts";

/** Renders the scenarios for a terminal, or as a table of Markdown. */
export function formatScenarioTable(scenarios: Scenarios, style: "text" | "markdown" = "text"): string {
  const rows = [...scenarios].map(([id, { meaning, status, example, fault }]) => [
    id,
    fault ?? [status, example].filter((part) => part !== undefined).join(" "),
    meaning,
  ]);
  if (style === "markdown") {
    const head = [
      ["`customer_id`", "answer", "meaning"],
      ["---", "---", "---"],
    ];
    const quoted = rows.map(([id, answer, meaning = ""]) => [`\`${id}\``, `\`${answer}\``, meaning]);
    return [...head, ...quoted].map((cells) => `| ${cells.join(" | ")} |`).join("\n");
  }
  const width = Math.max(...rows.map(([, answer = ""]) => answer.length));
  return rows.map(([id, answer = "", meaning]) => `${id}  ${answer.padEnd(width)}  ${meaning}`).join("\n");
}
