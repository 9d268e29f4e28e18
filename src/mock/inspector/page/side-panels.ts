import type { CustomerRow, Greeting, ScenarioButton } from "../views.ts";
import { announce, find, make, makeButton } from "./dom.ts";

/** Draws the customers with their state and the OTP they wait for. */
export function drawCustomers(customers: readonly CustomerRow[]): void {
  const cards = customers
    .toReversed()
    .map(({ id, journeys }) =>
      make(
        "div",
        { class: "customer" },
        make("code", {}, id),
        ...journeys.map(({ name, state, known }) =>
          make(
            "dl",
            { class: "facts" },
            make("dt", {}, name),
            make("dd", {}, state.replaceAll("_", " ")),
            ...Object.entries(known).flatMap(([field, value]) => [
              make("dt", {}, field),
              make("dd", {}, make("code", {}, value)),
            ]),
          ),
        ),
      ),
    );
  find("customers").replaceChildren(
    cards.length === 0
      ? make("p", { class: "lead" }, "The mock has not met a customer yet.")
      : make("div", { class: "cards" }, ...cards),
  );
}

/** Draws a button for each scenario, which sends it. */
export function drawScenarios(scenarios: readonly ScenarioButton[]): void {
  const buttons = scenarios.map(({ id, meaning, operationId }) => {
    const button = makeButton("", "scenario", () => {
      void fetch(`/inspector/scenarios/${id}`, { method: "POST" });
      announce(`Sent ${operationId} for ${id}.`);
    });
    button.append(make("code", {}, id), make("span", {}, meaning), make("span", {}, operationId));
    return button;
  });
  find("scenarios").replaceChildren(
    make(
      "p",
      { class: "lead" },
      "These customer ids always get the same answer. Each button sends the documented sample for its id.",
    ),
    make("div", { class: "cards" }, ...buttons),
  );
}

/** Says that there are no requests yet, and how to point an app at the mock. */
export function drawEmpty({ url, developerKey, accessKey, verifiesSignatures }: Greeting): void {
  const fact = (name: string, value: string) => [
    make("dt", {}, name),
    make("dd", {}, make("code", {}, value)),
  ];
  find("empty").replaceChildren(
    make("p", {}, "No requests yet. Point your app at this mock:"),
    make(
      "dl",
      {},
      ...fact("Base URL", url),
      ...fact("Developer key", developerKey ?? "as you set it"),
      ...fact(
        "Access key",
        verifiesSignatures ? (accessKey ?? "as you set it") : "any: signatures are not verified",
      ),
    ),
    make("p", {}, "Or send one from the Scenarios tab."),
  );
}
