import { once } from "node:events";
import { connect } from "node:net";
import { withFaultServer } from "./start-fault-server.ts";

/**
 * Runs a test against the origin of a port that refuses connections. An outgoing connection occupies the port
 * meanwhile: a port that is merely free could be given to another server at any moment.
 */
export async function withClosedPort<T>(test: (closedOrigin: string) => Promise<T>): Promise<T> {
  return withFaultServer({}, async (peer) => {
    const holder = connect({ port: peer.port, host: "127.0.0.1" });
    await once(holder, "connect");
    try {
      return await test(`http://127.0.0.1:${holder.localPort}`);
    } finally {
      holder.destroy();
    }
  });
}
