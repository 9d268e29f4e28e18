import { withFaultServer } from "../../test/helpers/start-fault-server.ts";
import { type Fault, timeoutMs } from "./faults.ts";
import { type Caller, describeEnd, type MakeCaller } from "./make-callers.ts";

/** How many requests a call cost, counted at the server, and how it ended. */
interface Measured {
  requests: number;
  end: string;
}

/** Calls a server that fails; a cell of the table: the requests of a POST and of a GET, and how the POST ended. */
export async function measureClient(make: MakeCaller, fault: Fault): Promise<string> {
  const [post, get] = await Promise.all([
    measureCall(make, fault, (caller) => caller.post()),
    measureCall(make, fault, (caller) => caller.get()),
  ]);
  return `${post.requests} + ${get.requests}: ${post.end}`;
}

function measureCall(
  make: MakeCaller,
  { react, keepsConnection }: Fault,
  call: (caller: Caller) => Promise<unknown>,
): Promise<Measured> {
  return withFaultServer({ react }, async (server) => {
    const caller = make(server.origin, timeoutMs);
    if (keepsConnection) await call(caller);
    const before = server.requests.length;
    const end = await describeEnd(call(caller));
    return { requests: server.requests.length - before, end };
  });
}
