import type { ServerResponse } from "node:http";
import type { FaultName } from "../../../generated/mock.ts";

/** Spoils the delivery of an answer, given as JSON text; returns the HTTP status that goes out, if any. */
type Fault = (response: ServerResponse, status: number, text: string) => number | undefined;

const json = { "content-type": "application/json" };

const noAnswer: Fault = () => undefined;

const connectionReset: Fault = (response) => {
  response.socket?.resetAndDestroy();
  return undefined;
};

/** The message is whole as far as HTTP goes; only the JSON in it is not. */
const truncatedJson: Fault = (response, status, text) => {
  response.writeHead(status, json).end(text.slice(0, text.length / 2));
  return status;
};

const slowDrip: Fault = (response, status, text) => {
  const bytes = Buffer.from(text);
  response.writeHead(status, { ...json, "content-length": bytes.length });
  response.flushHeaders();
  let sent = 0;
  const timer = setInterval(() => {
    response.write(bytes.subarray(sent, ++sent));
    if (sent >= bytes.length) response.end();
  }, 1000);
  // The timers of jsdom are numbers.
  timer.unref?.();
  response.on("close", () => clearInterval(timer));
  return status;
};

const htmlBadGateway: Fault = (response) => {
  response.writeHead(502, { "content-type": "text/html" });
  response.end("<html><head><title>502 Bad Gateway</title></head><body>Bad Gateway</body></html>");
  return 502;
};

/** Leads to an address of the mock where nothing is, so that the journal shows who follows with the keys. */
const redirect: Fault = (response) => {
  response.writeHead(307, { location: "/elsewhere", "content-length": 0 }).end();
  return 307;
};

/** The faults by the names that `x-mock-scenarios` uses. They spoil the answer to a valid request, after its effect. */
export const faults = {
  no_answer: noAnswer,
  connection_reset: connectionReset,
  truncated_json: truncatedJson,
  slow_drip: slowDrip,
  html_bad_gateway: htmlBadGateway,
  redirect,
} as const satisfies Record<FaultName, Fault>;
