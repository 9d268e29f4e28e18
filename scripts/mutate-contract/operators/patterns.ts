/** The pattern with one of its parts accepting more: an anchor, a class or a count. */
export function loosenPattern(pattern: string): string[] {
  return variants(pattern, [
    [/^\^/, ""],
    [/\$$/, ""],
    ...["A-Za-z", " ", "\\t", "\\n", "+", "-", "٠-٩"].map((more): Rule => ["[0-9]", `[0-9${more}]`]),
    ["[A-Za-z0-9_-]", "[A-Za-z0-9_. -]"],
    ["[A-Za-z0-9_-]", "\\S"],
    [/\\S\$|\\S\)/, (found) => found.replace("\\S", ".")],
    [/^\^?\\S/, (found) => found.replace("\\S", ".")],
    [/\\S/, "[^\\n]"],
    [/\\S/, "[\\S\\t]"],
    [/\\S/, "[\\S ]"],
    [/\{(\d+)\}/, (_, count) => `{${Number(count) - 1},${count}}`],
    [/\{(\d+)\}/, (_, count) => `{${count},${Number(count) + 1}}`],
    [/\{(\d+)\}/, "+"],
    [/\+(?=\$|\))/, "*"],
    [/\./, "[^]"],
  ]);
}

/** The pattern with one of its parts accepting less. */
export function tightenPattern(pattern: string): string[] {
  return [
    ...variants(pattern, [
      ["[0-9]", "[1-9]"],
      ["[0-9]", "[0-8]"],
      [/^\^\[0-9\]\{10\}/, "^[6-9][0-9]{9}"],
      ["[A-Za-z0-9_-]", "[A-Za-z0-9]"],
      ["[A-Za-z0-9_-]", "[A-Z0-9_-]"],
      [/\\S/, "[0-9]"],
      [/\\S/, "[A-Za-z0-9]"],
      [/\\S/, "\\w"],
      [/\\S/, "[!-~]"],
      [/\\S/, "[^\\s/]"],
      [/\\S/, "[^\\s+]"],
      [/\./, "[A-Za-z ]"],
      [/\./, "\\S"],
      [/\+\$/, "{1,8}$"],
      [/\+\$/, "{1,20}$"],
      [/\+\$/, "{4,}$"],
      [/\+\$/, "{6}$"],
      [/\*/, "{0,48}"],
    ]),
    `^(?=.{0,200}$)(?:${pattern})`,
    `^(?!0)(?:${pattern})`,
  ];
}

type Rule = [string | RegExp, string | ((found: string, ...groups: string[]) => string)];

function variants(pattern: string, rules: readonly Rule[]): string[] {
  const changed = rules.map(([from, to]) =>
    typeof to === "string" ? pattern.replace(from, () => to) : pattern.replace(from, to),
  );
  return [...new Set(changed)].filter((other) => other !== pattern);
}
