import { type Page, UnreadablePageError } from "../page.ts";
import { followReferences } from "./follow-references.ts";
import { readVendorOperation } from "./read-vendor-operation.ts";
import { refuseMisshapen } from "./refuse-misshapen.ts";
import { type VendorOpenApi, type VendorOperation, vendorOperationShape } from "./vendor-openapi.ts";

const methods = new Set(["get", "head", "post", "put", "patch", "delete", "options"]);

/** Reads a page for each operation of the vendor's openapi.json. */
export function readVendorOpenApi(document: VendorOpenApi): Page[] {
  return Object.entries(document.paths).flatMap(([path, item]) => {
    if (Object.hasOwn(item ?? {}, "$ref"))
      return [refuse(path, undefined, undefined, "$ref is not understood by this tool")];
    return Object.entries(item ?? {})
      .filter(([method]) => methods.has(method))
      .map(([method, operation]) => readOrRefuse(document, path, method, operation));
  });
}

/** An operation that is not understood does not hide the others. */
function readOrRefuse(
  document: VendorOpenApi,
  path: string,
  method: string,
  referring: VendorOperation,
): Page {
  const operation = followRequestAndAnswer(document, referring);
  const servers = operation?.servers ?? document.servers ?? [];
  try {
    refuseMisshapen(vendorOperationShape, { pathItem: document.paths[path], path, servers, operation });
    return readVendorOperation(path, method, servers, operation);
  } catch (error) {
    if (!(error instanceof UnreadablePageError)) throw error;
    return refuse(path, method, operation, error.message);
  }
}

/** The operation with what it refers to; in its other parts, such as callbacks, nothing is read. */
function followRequestAndAnswer(document: VendorOpenApi, operation: VendorOperation): VendorOperation {
  const read = ["parameters", "requestBody", "responses"];
  const entries = Object.entries(operation ?? {}).filter(([key]) => read.includes(key));
  return operation && { ...operation, ...followReferences(document, Object.fromEntries(entries)) };
}

function refuse(
  path: string,
  method: string | undefined,
  operation: VendorOperation | undefined,
  reason: string,
): Page {
  const [title, slug] = [operation?.summary, operation?.["x-docs-slug"]].map((name) =>
    typeof name === "string" ? name : undefined,
  );
  const names = method === undefined ? [] : [method.toUpperCase()];
  return {
    form: "openapi.json",
    title,
    slug,
    methods: names,
    target: path,
    fields: [],
    httpStatuses: [],
    hidden: [],
    refusal: `${[...names, path].join(" ")}: ${reason}`,
  };
}
