import { Ajv2020, type ValidateFunction } from "ajv/dist/2020.js";
import addFormats from "ajv-formats";

/** A node of the contract of which nothing is known. */
export type Node = Record<string, unknown>;

/** A contract as the checks read it: parsed, its references unresolved, its schemas compiled on demand. */
export interface CheckedContract {
  document: Node;
  /** The operations by their operationId. */
  operations: ReadonlyMap<string, CheckedOperation>;
  /** Follows the keys from the root, and every `$ref` on the way; undefined where there is nothing. */
  find(...keys: readonly string[]): Node | undefined;
  /**
   * Compiles a schema of the contract in strict mode.
   *
   * @throws Error when Ajv objects to it, or one of its references leads nowhere
   */
  compile(schema: unknown): ValidateFunction;
}

/** An operation and where it stands. */
export interface CheckedOperation {
  id: string;
  method: string;
  path: string;
  node: Node;
}

/** Prepares a parsed contract for the checks. It is never changed, so that parts of it can be shared. */
export function prepareContract(document: Node): CheckedContract {
  const follow = (value: unknown): Node | undefined => {
    if (typeof value !== "object" || value === null) return undefined;
    const { $ref } = value as Node;
    if (typeof $ref !== "string") return value as Node;
    return find(...$ref.replace(/^#\//, "").split("/").map(unescapeKey));
  };
  const find = (...keys: readonly string[]) =>
    keys.reduce<Node | undefined>((node, key) => follow(node?.[key]), document);
  const schemas = asNode(asNode(document.components)?.schemas) ?? {};
  return { document, operations: listOperations(document), find, compile: compilerOf(schemas) };
}

function listOperations(document: Node): ReadonlyMap<string, CheckedOperation> {
  const operations = new Map<string, CheckedOperation>();
  for (const [path, item] of Object.entries(asNode(document.paths) ?? {})) {
    for (const [method, operation] of Object.entries(asNode(item) ?? {})) {
      const node = asNode(operation);
      if (typeof node?.operationId !== "string") continue;
      operations.set(node.operationId, { id: node.operationId, method, path, node });
    }
  }
  return operations;
}

// Apart from the generator's Ajv on purpose: a mistake there must not hide one in the contract. Contracts that share
// their schemas share what was compiled of them: most mutants leave them alone.
const options = { strict: true, allowUnionTypes: true } as const;
const compilers = new WeakMap<Node, (schema: unknown) => ValidateFunction>();

function compilerOf(schemas: Node): (schema: unknown) => ValidateFunction {
  const known = compilers.get(schemas);
  if (known) return known;
  const ajv = new Ajv2020({ ...options, meta: false, validateSchema: false });
  addFormats.default(ajv);
  ajv.addFormat("date", isExistingDate);
  ajv.addVocabulary(["components", "x-hint", "x-docs", "x-sensitive"]);
  ajv.addSchema({ $id: "contract", components: { schemas } });
  const compiled = new WeakMap<object, ValidateFunction>();
  const compile = (schema: unknown): ValidateFunction => {
    const node = asNode(schema);
    if (node === undefined) throw new Error("A schema is missing.");
    const validate =
      compiled.get(node) ?? ajv.compile(JSON.parse(JSON.stringify(node).replaceAll('"#/', '"contract#/')));
    compiled.set(node, validate);
    return validate;
  };
  compilers.set(schemas, compile);
  return compile;
}

/** The value as a node, where it is one. */
export function asNode(value: unknown): Node | undefined {
  return typeof value === "object" && value !== null && !Array.isArray(value) ? (value as Node) : undefined;
}

/** JSON pointer of a list of keys. */
export function makePointer(...keys: readonly string[]): string {
  return keys.map((key) => `/${key.replaceAll("~", "~0").replaceAll("/", "~1")}`).join("");
}

function unescapeKey(key: string): string {
  return key.replaceAll("~1", "/").replaceAll("~0", "~");
}

function isExistingDate(text: string): boolean {
  const date = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().slice(0, 10) === text;
}
