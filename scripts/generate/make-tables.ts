import { type Contract, type Operation, resolveRef, type Schema } from "../shared/read-contract.ts";

/** Source of the module with the tables that the client decides from. */
export function makeTables(contract: Contract): string {
  const { document, operations } = contract;
  const tables: Record<string, [doc: string, value: unknown]> = {
    servers: [
      "Base URLs by environment.",
      Object.fromEntries(document.servers.map((server) => [server["x-environment"], server.url])),
    ],
    signingHeaders: [
      "Names of the three headers that sign a request.",
      Object.fromEntries(
        Object.entries(document.components.securitySchemes).map(([key, scheme]) => [key, scheme.name]),
      ),
    ],
    timestampWindowMs: [
      "How far a timestamp may be from the server's clock, both ways, in milliseconds.",
      findTimestampWindow(contract),
    ],
    statusCodes: ["What a `status` means.", document["x-status-codes"]],
    rejectingAnswers: [
      "The answers that are rejections themselves, by name, and their meaning.",
      collectRejectingAnswers(contract),
    ],
    authErrors: [
      "What the `status` of a refused authentication (HTTP 401) means.",
      document["x-auth-errors"] ?? {},
    ],
    successStatus: ["The `status` that always means success.", findSuccessStatus(contract)],
    httpErrors: [
      "The documented HTTP errors that refuse a request, and their meaning.",
      collectHttpErrors(contract),
    ],
    operations: [
      "How each operation is called, and which answers it has.",
      Object.fromEntries(operations.map((operation) => [operation.id, operationTable(contract, operation)])),
    ],
    hints: [
      "What a field must be, in words; `*` stands for an index. Behind its operation where operations differ.",
      collectHints(contract),
    ],
  };
  const constants = Object.entries(tables).map(
    ([name, [doc, value]]) =>
      `/** ${doc} */\nexport const ${name} = ${JSON.stringify(value, null, 2)} as const;\n`,
  );
  return `${constants.join("\n")}
/** Name of an operation, its \`operationId\` in the contract. */
export type OperationId = keyof typeof operations;

/** What a status means, and the name by which code refers to it. */
export interface StatusMeaning {
  name: string;
  meaning: string;
}

/** An answer that an operation documents. */
export interface ResponseType {
  /** Its \`response_type_id\`. */
  id: number;
  name: string;
  success: boolean;
  /** The operation to call next; null when the journey ends. */
  next: OperationId | null;
  /** The \`status\` that means this answer when \`response_type_id\` is missing. */
  impliedByStatus?: number;
  /** Of a refusal: JSON pointers to the words that say why, and to a status that says it more exactly. */
  reason?: { text: string; status?: string };
}
`;
}

function findTimestampWindow({ document }: Contract): number {
  const windows = Object.values(document.components.securitySchemes).flatMap(
    (scheme) => scheme["x-window-ms"] ?? [],
  );
  const [windowMs] = windows;
  if (windows.length !== 1 || !Number.isInteger(windowMs) || Number(windowMs) <= 0) {
    throw new Error("One security scheme needs x-window-ms, a whole number of milliseconds above 0.");
  }
  return Number(windowMs);
}

function findSuccessStatus({ document }: Contract): number {
  const entry = Object.entries(document["x-status-codes"]).find(([, { name }]) => name === "success");
  if (entry === undefined) throw new Error("x-status-codes needs an entry named success.");
  return Number(entry[0]);
}

function collectRejectingAnswers({
  operations,
}: Contract): Record<string, { name: string; meaning: string }> {
  const answers = operations.flatMap(({ responseTypes }) => responseTypes.filter(({ success }) => !success));
  return Object.fromEntries(answers.map(({ name, meaning }) => [name, { name, meaning }]));
}

function collectHttpErrors({ document }: Contract): Record<string, { name: string; meaning: string }> {
  const operations = Object.values(document.paths).flatMap((item) => Object.values(item));
  return Object.fromEntries(
    operations
      .flatMap((operation) => Object.entries(operation.responses))
      .filter(([status]) => status.startsWith("4"))
      .map(([status, response]) => {
        const name = response.$ref?.split("/").at(-1) ?? `http${status}`;
        const { description } = resolveRef<{ description: string }>(document, response);
        return [status, { name: toSnakeCase(name), meaning: description.trim() }];
      }),
  );
}

function toSnakeCase(name: string): string {
  return name.replace(/(?<=[a-z])[A-Z]/g, "_$&").toLowerCase();
}

function operationTable({ document }: Contract, operation: Operation) {
  const { method, path, parameters, body, responseTypes } = operation;
  const schemas = [
    ...parameters.map(({ name, schema }) => [name, schema] as const),
    ...Object.entries(body?.properties ?? {}),
  ];
  return {
    method,
    path,
    fields: locateFields(operation),
    sensitive: schemas
      .filter(([, schema]) => resolveRef<Schema>(document, schema)["x-sensitive"] === true)
      .map(([name]) => name),
    responseTypes: responseTypes.map(({ id, name, success, next, reason, ...entry }) => ({
      id,
      name,
      success,
      next,
      impliedByStatus: entry["implied-by-status"],
      reason,
    })),
  };
}

/** Where each field is sent: a list where the operation takes it in several places. */
function locateFields({ parameters, body }: Operation): Record<string, string | string[]> {
  const places = new Map<string, string[]>();
  const add = (name: string, place: string) => places.set(name, [...(places.get(name) ?? []), place]);
  for (const parameter of parameters) add(parameter.name, parameter.in);
  for (const name of Object.keys(body?.properties ?? {})) add(name, "body");
  return Object.fromEntries(
    [...places].map(([name, all]) => [name, all.length === 1 ? (all[0] ?? "") : all]),
  );
}

function collectHints({ document, operations }: Contract): Record<string, string> {
  const hints: Record<string, string> = {};
  const add = (operation: string, path: string, node: Schema) => {
    const schema = resolveRef<Schema>(document, node);
    const [example] = (schema.examples as unknown[] | undefined) ?? [];
    const suffix = example === undefined ? "" : `, such as ${JSON.stringify(example)}`;
    if (typeof schema["x-hint"] === "string") {
      const hint = `${schema["x-hint"]}${suffix}`;
      hints[path] ??= hint;
      if (hints[path] !== hint) hints[`${operation}/${path}`] = hint;
    }
    if (schema.items) add(operation, `${path}/*`, schema.items);
  };
  for (const { id, parameters, body } of operations) {
    for (const { name, schema } of parameters) add(id, name, schema);
    for (const [name, schema] of Object.entries(body?.properties ?? {})) add(id, name, schema);
  }
  return hints;
}
