import { createInstance, getHttpOperationsFromSpec } from "@stoplight/prism-http";
import type { RawRequest } from "../../test/helpers/send-raw.ts";
import { silentLogger } from "../shared/silent-logger.ts";

/** The answer of the server, and where it breaks the contract. */
export interface ProxyAnswer {
  httpStatus: number;
  headers: Record<string, string>;
  body: unknown;
  violations: string[];
}

/** Opens Prism as a proxy: it passes on every request as it is, and checks each answer against the contract. */
export async function openProxy(
  specFile: string,
  upstream: string,
): Promise<(request: RawRequest, headers: Record<string, string>) => Promise<ProxyAnswer>> {
  const operations = await getHttpOperationsFromSpec(specFile);
  const config = {
    isProxy: true,
    upstream: new URL(upstream),
    upstreamProxy: undefined,
    checkSecurity: false,
    validateRequest: false,
    validateResponse: true,
    errors: false,
    mock: { dynamic: false },
  } as const;
  const prism = createInstance(config, { logger: silentLogger });
  return async ({ method, path, json }, headers) => {
    const [pathname = "", search = ""] = path.split("?");
    const url = { path: pathname, query: Object.fromEntries(new URLSearchParams(search)) };
    const input = { method: method.toLowerCase() as "get", url, headers, body: json };
    const result = await prism.request(input, operations, config)();
    if (result._tag === "Left") throw result.left;
    const { output, validations } = result.right;
    return {
      httpStatus: output.statusCode,
      headers: output.headers ?? {},
      body: output.body,
      violations: validations.output.map(({ path: place = [], message }) => `${place.join("/")}: ${message}`),
    };
  };
}
