import { once } from "node:events";
import { connect } from "node:net";
import {
  type FaultServer,
  type FaultServerOptions,
  startFaultServer,
  withFaultServer,
} from "./start-fault-server.ts";

/** A loopback port on which nobody listens. */
export interface ClosedPort {
  origin: string;
  /** Starts a server on the port after all; it is closed with the test. */
  open: (options: FaultServerOptions) => Promise<FaultServer>;
}

/**
 * Runs a test against a port that refuses connections. An outgoing connection occupies the port meanwhile: a port that
 * is merely free could be given to another server at any moment.
 */
export async function withClosedPort<T>(test: (closed: ClosedPort) => Promise<T>): Promise<T> {
  return withFaultServer({}, async (peer) => {
    const holder = connect({ port: peer.port, host: "127.0.0.1" });
    await once(holder, "connect");
    const port = holder.localPort ?? 0;
    let closeOpened = async () => {};
    const open = async (options: FaultServerOptions) => {
      holder.resetAndDestroy();
      await once(holder, "close");
      const opened = await startFaultServer({ ...options, port });
      closeOpened = opened.close;
      return opened;
    };
    try {
      return await test({ origin: `http://127.0.0.1:${port}`, open });
    } finally {
      holder.destroy();
      await closeOpened();
    }
  });
}
