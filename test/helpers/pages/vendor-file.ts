/** A generator of numbers that gives the same ones for the same seed. */
function makeRandom(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

type Schema = Record<string, unknown>;

const strangeNames = [
  "class",
  "default",
  "delete",
  "constructor",
  "hasOwnProperty",
  "toString",
  "__proto__",
  "x-flag",
  "2fa",
  "नाम",
  "prénom",
  "first name",
  "a.b",
  "$ref",
  "type",
  "properties",
  "next",
  "response_type",
  "data",
  "options",
];
const strangeExamples = [
  "[object Object]",
  "<binary file>",
  "",
  "*/ `$ {x}` \\ \"'",
  "00123",
  "true",
  "2026-01-01",
  "1e5",
];
const words = [
  "Account",
  "Bill",
  "Card",
  "Document",
  "Entry",
  "Fund",
  "Group",
  "House",
  "Invoice",
  "Journal",
];
const verbs = ["Get", "Update", "Create", "Delete", "Search", "Verify", "Upload"];
const methods = ["get", "post", "put", "delete", "patch"];

/**
 * Makes a file like the vendor's openapi.json, with many operations and all that may be wrong with them. The words are
 * made up.
 */
export function makeVendorFile(
  seed: number,
  count: number,
): { paths: Record<string, Record<string, Schema>> } & Schema {
  const random = makeRandom(seed);
  const pick = <T>(list: readonly T[]): T => list[random(list.length)] as T;
  const chance = (percent: number) => random(100) < percent;
  const paths: Record<string, Record<string, Schema>> = Object.create(null);

  const example = (type: string): unknown => {
    if (chance(12)) return pick(strangeExamples);
    if (type === "number") return pick([0, 1.5, 25_000, "12"]);
    if (type === "integer") return pick([7, "7", 0]);
    if (type === "boolean") return pick([true, false, "true"]);
    return pick(["Karan", "9962981729", "SBIN0000001", "a,b", '{"a":1}', "<a>b</a>"]);
  };
  const scalar = (): Schema => {
    const type = pick(["string", "string", "string", "number", "integer", "boolean"]);
    return {
      type,
      description: pick([
        "A field.",
        "Ends */ `here` $ {now}.",
        "| a | b |\n| --- | --- |\n| 1 | 2 |",
        "",
        "e.g. this (or that).",
      ]),
      ...(chance(80) && { example: example(type) }),
      ...(chance(6) && {
        enum: pick([
          ["a", "b"],
          [1, "two", null],
          ["Y", "N"],
        ]),
      }),
      ...(chance(5) && { default: "x" }),
      ...(chance(5) && { nullable: true }),
    };
  };
  const bodyField = (): Schema => {
    if (chance(6)) return { type: "string", format: "binary", description: "A scan." };
    if (chance(8))
      return { type: "string", description: "A list.", example: pick([["a", "b"], [{ a: 1 }], []]) };
    if (chance(4)) return { type: "string", description: "A thing.", example: { a: { b: [1] } } };
    return scalar();
  };
  const nameField = (used: Set<string>): string => {
    const fresh = `${pick(words).toLowerCase()}_${pick(["id", "name", "no", "at", "list"])}`;
    const name = chance(6) ? pick(strangeNames) : fresh;
    return used.has(name) ? `${name}_${used.size}` : name;
  };
  const fieldsOf = (make: () => Schema, most: number): [string, Schema][] => {
    const used = new Set<string>();
    return Array.from({ length: random(most) }, () => {
      const name = nameField(used);
      used.add(name);
      return [name, make()];
    });
  };
  const answerField = (depth: number): Schema => {
    if (depth < 4 && chance(12))
      return {
        type: "object",
        description: "Inside.",
        properties: makeObject(fieldsOf(() => answerField(depth + 1), 5)),
      };
    if (depth < 4 && chance(12))
      return {
        type: "array",
        description: "Many.",
        items: chance(70)
          ? { type: "object", properties: makeObject(fieldsOf(() => answerField(depth + 1), 5)) }
          : {},
      };
    return scalar();
  };
  const makeSample = (schema: Schema): unknown => {
    if (chance(4)) return null;
    if (schema.properties)
      return makeObject(
        Object.entries(schema.properties as Schema).map(([key, one]) => [key, makeSample(one as Schema)]),
      );
    if (schema.type === "array") return chance(20) ? [] : [makeSample((schema.items as Schema) ?? {})];
    if (chance(5)) return pick([1, "text", true]);
    if (schema.type === "number" || schema.type === "integer") return random(100);
    return schema.type === "boolean" ? chance(50) : "text";
  };

  for (let index = 0; index < count; index++) {
    const title = chance(6)
      ? pick(["Onboard Customer", "Get Sender", "Delete"])
      : `${pick(verbs)} ${pick(words)} ${chance(30) ? "(v2)" : index}`;
    const slug = `rail-${index}-${title.toLowerCase().replaceAll(/\W+/g, "-")}`;
    const token = pick(["customer_id", "transaction-reference", "id", "entry.id"]);
    const stem = `/rail/${pick(words).toLowerCase()}/${chance(70) ? index : "shared"}`;
    const path = chance(60) ? `${stem}/{${token}}${chance(30) ? "/{other_id}" : ""}` : stem;
    const method = pick(methods);
    const tokens = [...path.matchAll(/\{([^}]+)\}/g)].map(([, name = ""]) => name);
    const hasBody = method === "get" ? chance(4) : chance(85);
    const data = {
      type: "object",
      description: "All of it.",
      properties: makeObject(fieldsOf(() => answerField(0), 8)),
    };
    const ids = [...new Set(Array.from({ length: random(4) }, () => 1000 + random(900)))];
    const envelope = {
      type: "object",
      properties: {
        status: { type: "number", example: 0 },
        message: { type: "string", example: "Fine" },
        response_status_id: { type: "number", example: 0 },
        response_type_id: { type: "number", example: ids[0] ?? 0 },
        ...(chance(92) && { data }),
        ...(chance(4) && { extra_field: { type: "string", example: "x" } }),
      },
    };
    const table = ids.map(
      (id) =>
        `| ${id} | ${pick(["Done", "Done — fine", "Not, yet", "OTP", "प्रतीक्षा"])} | ${chance(40) ? `[rail-${random(count)}-x](https://docs.example)` : "—"} |`,
    );
    const samples = ids.map(
      (id, at) =>
        [
          `sample_${at}`,
          {
            summary: `${id} — So it went`,
            value: {
              status: chance(80) ? 0 : id,
              response_status_id: 0,
              response_type_id: id,
              message: "So",
              data: makeSample(data),
            },
          },
        ] as [string, Schema],
    );
    const junk: [string, Schema][] = [
      ["text", { summary: "Text", value: "not JSON" }],
      ["bare", { summary: "Bare", value: { error: "x" } }],
      ["list", { summary: "List", value: [1] }],
      ["none", { summary: "None" }],
    ];
    const examples = makeObject([...(chance(85) ? samples : []), ...(chance(10) ? [pick(junk)] : [])]);
    const body = fieldsOf(bodyField, 9);
    if (chance(15))
      body.push(
        ["entries", { type: "string", description: "Each." }],
        ["entries[].ifsc", { type: "string", description: "Branch.", example: "SBIN0000001" }],
        ["entries[].rows[].id", { type: "integer", example: 7 }],
      );
    if (chance(5) && tokens[0] !== undefined)
      body.push([tokens[0], { type: "string", description: "Again.", example: "B-1" }]);
    const common: [string, Schema][] = [
      ["initiator_id", { type: "string", description: "You.", example: "9962981729" }],
      ["user_code", { type: "string", description: "Shop.", example: "20810200" }],
      ["client_ref_id", { type: "string", description: "Yours.", example: "2026010100123456789" }],
    ];
    const properties = makeObject([...(chance(90) ? common : []), ...body]);
    const query = hasBody && !chance(10) ? [] : [...common, ...fieldsOf(scalar, 4)];
    const operation = {
      operationId: chance(5) ? "duplicate" : slug,
      summary: title,
      description: `It does it. */ \`$ {x}\`${ids.length > 0 && chance(85) ? `\n\n### Response types\n\n| response_type_id | Meaning | Next step |\n| --- | --- | --- |\n${table.join("\n")}` : ""}`,
      tags: ["Rail"],
      "x-docs-slug": slug,
      parameters: [
        ...[
          "developer_key",
          "secret-key",
          "secret-key-timestamp",
          "content-type",
          ...(chance(5) ? ["request_hash"] : []),
        ].map((name) => ({
          name,
          in: "header",
          required: true,
          schema: { type: "string", ...(name === "content-type" && { example: "application/json" }) },
        })),
        ...tokens
          .filter(() => !chance(4))
          .map((name) => ({
            name,
            in: "path",
            required: true,
            schema: { type: "string", example: chance(85) ? "9444444444" : "a/b" },
          })),
        ...query.map(([name, schema]) => ({ name, in: "query", required: chance(60), schema })),
      ],
      ...(hasBody && {
        requestBody: {
          required: true,
          content: {
            "application/json": {
              schema: {
                type: "object",
                properties,
                required: Object.keys(properties).filter(() => chance(60)),
              },
              example: makeObject(
                Object.entries(properties).map(([key, one]) => [key, (one as Schema).example ?? "text"]),
              ),
            },
          },
        },
      }),
      responses: chance(3)
        ? {}
        : {
            "200": {
              description: "Fine.",
              content: {
                "application/json": { schema: chance(96) ? envelope : {}, ...(chance(95) && { examples }) },
              },
            },
          },
    };
    const item = paths[path] ?? {};
    paths[path] = { [method]: operation, ...item };
  }
  return {
    openapi: "3.1.0",
    info: { title: "All", version: "v3" },
    servers: [{ url: "https://staging.eko.in/ekoapi/v3" }],
    paths,
  };
}

/** As JSON.parse makes objects: `__proto__` is a field like any other. */
function makeObject(entries: readonly (readonly [string, unknown])[]): Schema {
  return Object.fromEntries(entries);
}
