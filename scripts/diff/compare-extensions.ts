import { isDeepStrictEqual } from "node:util";
import type { OpenApiDocument, ResponseType } from "../shared/read-contract.ts";
import type { Change } from "./rate-change.ts";

/** What callers compile against or branch on beside the schemas, by JSON pointer: a text that changes when it does. */
type Facts = ReadonlyMap<string, Fact>;

interface Fact {
  /** The name of the thing in words, as `status 302`. */
  what: string;
  /** Its properties that callers rely on. */
  says: Readonly<Record<string, unknown>>;
}

/**
 * Compares what the client makes of the extensions: response types, codes, environments. A tool that knows OpenAPI
 * alone sees nothing in them.
 */
export function compareExtensions(base: OpenApiDocument, revision: OpenApiDocument): Change[] {
  const [before, after] = [listFacts(base), listFacts(withOldNames(base, revision))];
  const removed = [...before].filter(([pointer]) => !after.has(pointer));
  const added = [...after].filter(([pointer]) => !before.has(pointer));
  const kept = [...before].flatMap(([pointer, was]) => {
    const is = after.get(pointer);
    return is === undefined ? [] : compareSaid(pointer, was, is);
  });
  return [
    ...compareWindows(base, revision),
    ...removed.map(
      ([pointer, { what }]): Change => ({ pointer, impact: "breaking", message: `${what} was removed` }),
    ),
    ...kept,
    ...added.map(
      ([pointer, { what }]): Change => ({ pointer, impact: "minor", message: `${what} was added` }),
    ),
  ];
}

/** A timestamp that lives shorter is refused where it was accepted; one that lives longer hurts nobody. */
function compareWindows(base: OpenApiDocument, revision: OpenApiDocument): Change[] {
  return Object.entries(base.components.securitySchemes).flatMap(([name, { "x-window-ms": was }]) => {
    const is = revision.components.securitySchemes[name]?.["x-window-ms"];
    if (was === is || was === undefined) return [];
    const impact = is !== undefined && is > was ? "minor" : "breaking";
    const message = `the window of a timestamp changed from ${was} to ${is ?? "no"} milliseconds`;
    return [{ pointer: `#/components/securitySchemes/${name}/x-window-ms`, impact, message }];
  });
}

/** The revision with a schema that was only renamed under its old name: callers see its fields, not its name. */
function withOldNames(base: OpenApiDocument, revision: OpenApiDocument): OpenApiDocument {
  const [before, after] = [base.components.schemas, revision.components.schemas];
  const gone = Object.entries(before).filter(([name]) => !(name in after));
  const renamed = Object.entries(after).flatMap(([name, schema]) => {
    const old = name in before ? undefined : gone.find(([, was]) => isDeepStrictEqual(was, schema));
    return old ? [[`"#/components/schemas/${name}"`, `"#/components/schemas/${old[0]}"`] as const] : [];
  });
  return JSON.parse(renamed.reduce((json, [is, was]) => json.replaceAll(is, was), JSON.stringify(revision)));
}

function compareSaid(pointer: string, was: Fact, is: Fact): Change[] {
  return Object.keys(was.says).flatMap((key): Change[] => {
    const [before, after] = [JSON.stringify(was.says[key]), JSON.stringify(is.says[key])];
    if (before === after) return [];
    return [
      {
        pointer,
        impact: "breaking",
        message: `\`${key}\` of ${was.what} changed from ${before ?? "nothing"} to ${after ?? "nothing"}`,
      },
    ];
  });
}

function listFacts(document: OpenApiDocument): Facts {
  const operations = Object.values(document.paths).flatMap((item) => Object.values(item));
  return new Map<string, Fact>([
    ...document.servers.map((server): [string, Fact] => {
      const environment = server["x-environment"];
      return [
        `#/servers/${environment}`,
        { what: `environment \`${environment}\``, says: { url: server.url } },
      ];
    }),
    ...listCodes(document, "x-status-codes", "status"),
    ...listCodes(document, "x-auth-errors", "authentication error"),
    ...operations.flatMap(({ operationId, responses, "x-response-types": types = [] }) => [
      ...types.map((type) => responseType(operationId, type)),
      ...Object.entries(responses).flatMap(([status, { $ref }]): [string, Fact][] => {
        const code = $ref?.split("/").at(-1);
        // The client names an HTTP error after its component; without the response there is nothing to name.
        if (code === undefined || !status.startsWith("4")) return [];
        return [
          [
            `#/${operationId}/responses/${status}`,
            { what: `HTTP ${status} of ${operationId}`, says: { code } },
          ],
        ];
      }),
    ]),
  ]);
}

function responseType(operation: string, type: ResponseType): [string, Fact] {
  const { id, name, success, next, data } = type;
  return [
    `#/${operation}/x-response-types/${id}`,
    {
      what: `response type ${id} of ${operation}`,
      says: {
        name,
        success,
        next,
        data,
        "implied-by-status": type["implied-by-status"],
        reason: type.reason,
      },
    },
  ];
}

function listCodes(
  document: OpenApiDocument,
  table: "x-status-codes" | "x-auth-errors",
  kind: string,
): [string, Fact][] {
  // A contract that is older than the table has none of its codes.
  return Object.entries(document[table] ?? {}).map(([code, { name }]) => [
    `#/${table}/${code}`,
    { what: `${kind} ${code}`, says: { name } },
  ]);
}
