import { createEkoClient, type EkoClient, type EkoClientOptions } from "../../src/index.ts";
import { credentials } from "./sample-call.ts";
import { type FaultServer, type FaultServerOptions, withFaultServer } from "./start-fault-server.ts";

/** Runs a test with a client of a fault server, which is closed afterwards, however the test ends. */
export function withClient<T>(
  server: FaultServerOptions,
  options: Partial<EkoClientOptions>,
  test: (client: EkoClient, server: FaultServer) => Promise<T>,
): Promise<T> {
  return withFaultServer(server, (started) =>
    test(createEkoClient({ ...credentials, baseUrl: started.origin, ...options }), started),
  );
}
