/** Whether a `type` names the type, alone or among others; an integer is a number. */
export function isOf(type: unknown, name: string): boolean {
  const types = Array.isArray(type) ? type : [type];
  return types.includes(name) || (name === "number" && types.includes("integer"));
}

/** What `type` could be instead: another one, one more, one fewer. */
export function otherTypes(type: unknown): unknown[] {
  if (Array.isArray(type))
    return [
      ...type.map((name) => type.filter((entry) => entry !== name)),
      [...type, "null"],
      [...type, "boolean"],
      type.map((name) => (name === "integer" ? "number" : name)),
    ];
  const one: Record<string, string[]> = {
    string: ["integer", "number"],
    number: ["integer", "string"],
    integer: ["number", "string"],
    object: ["array"],
    array: ["object", "string"],
  };
  const others = one[String(type)] ?? [];
  return [
    ...others,
    ...(type === undefined
      ? []
      : [
          [type, "null"],
          [type, type === "string" ? "number" : "string"],
        ]),
  ];
}

/** A value of the type, for `default`. */
export function defaultOf(type: unknown): unknown {
  const [first] = Array.isArray(type) ? type : [type];
  return { string: "1", number: 0, integer: 0, array: [], object: {}, boolean: false }[String(first)];
}

/** A value of the same type. */
export function otherExample(value: unknown): unknown {
  if (typeof value === "number") return value + 1;
  if (Array.isArray(value)) return [...value, "Ooty"];
  return typeof value === "string" && value !== ""
    ? value.slice(0, -1) + (value.endsWith("1") ? "2" : "1")
    : "x";
}
