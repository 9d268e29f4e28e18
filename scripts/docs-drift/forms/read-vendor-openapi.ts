import { type Page, UnreadablePageError } from "../page.ts";
import { addPathParameters, followPath } from "./follow-path.ts";
import { followReferences } from "./follow-references.ts";
import { mergeOperation } from "./merge-schemas.ts";
import { readVendorOperation } from "./read-vendor-operation.ts";
import { refuseMisshapen } from "./refuse-misshapen.ts";
import {
  mergedOperationShape,
  type VendorOpenApi,
  type VendorOperation,
  type VendorPath,
  vendorOperationShape,
} from "./vendor-openapi.ts";

const methods = new Set(["get", "head", "post", "put", "patch", "delete", "options"]);

/** Reads a page for each operation of the vendor's openapi.json. */
export function readVendorOpenApi(document: VendorOpenApi): Page[] {
  return Object.entries(document.paths).flatMap(([path, referring]) => {
    const item = followPath(document, referring ?? {});
    if (Object.hasOwn(item, "$ref"))
      return refuse(
        { target: path },
        "$ref leads out of the file, nowhere, back to itself, or to what the path says, too",
      );
    return Object.entries(item)
      .filter(([method]) => methods.has(method))
      .map(([method, operation]) => readOrRefuse(document, path, item, method, operation as VendorOperation));
  });
}

/** An operation that is not understood does not hide the others. */
function readOrRefuse(
  document: VendorOpenApi,
  path: string,
  item: VendorPath,
  method: string,
  referring: VendorOperation,
): Page {
  const operation = followRequestAndAnswer(document, item, referring);
  const servers = operation?.servers ?? item.servers ?? document.servers ?? [];
  try {
    refuseMisshapen(vendorOperationShape, { path, servers, operation });
    const merged = mergeOperation(operation);
    refuseMisshapen(mergedOperationShape, { path, servers, operation: merged });
    return readVendorOperation(path, method, servers, merged);
  } catch (error) {
    if (!(error instanceof UnreadablePageError)) throw error;
    const [title, slug] = [operation?.summary, operation?.["x-docs-slug"]].map((name) =>
      typeof name === "string" ? name : undefined,
    );
    return refuse({ target: path, methods: [method.toUpperCase()], title, slug }, error.message);
  }
}

/** The operation with what it refers to, and what it has of its path; in its other parts, such as callbacks, nothing is read. */
function followRequestAndAnswer(
  document: VendorOpenApi,
  item: VendorPath,
  operation: VendorOperation,
): VendorOperation {
  const read = ["parameters", "requestBody", "responses"];
  const entries = Object.entries(operation ?? {}).filter(([key]) => read.includes(key));
  const own = followReferences(document, Object.fromEntries(entries));
  const shared = followReferences(document, { parameters: item.parameters });
  const parameters = addPathParameters(own.parameters, shared.parameters);
  return (
    operation &&
    ({ ...operation, ...own, ...(parameters !== undefined && { parameters }) } as VendorOperation)
  );
}

function refuse(
  { target, methods = [], ...names }: Partial<Page> & { target: string },
  reason: string,
): Page {
  const place = [...methods, target].join(" ");
  return {
    form: "openapi.json",
    title: undefined,
    ...names,
    methods,
    target,
    fields: [],
    httpStatuses: [],
    hidden: [],
    refusal: `${place}: ${reason}; take the Markdown of its page instead (its address with .md)`,
  };
}
