import { setTimeout as sleep } from "node:timers/promises";
import { close, makeAnswer, makeHead, playSteps, reset } from "../../test/helpers/play-steps.ts";
import { otpSent } from "../../test/helpers/sample-call.ts";
import type { Reaction } from "../../test/helpers/start-fault-server.ts";

/** How long a client waits for the answer to one attempt, in milliseconds. */
export const timeoutMs = 4_000;

/** A server that fails in one way, however often it is asked. */
export interface Fault {
  name: string;
  react: Reaction;
  /** A first call succeeds and leaves the connection that the measured one finds. */
  keepsConnection?: boolean;
}

const answer = makeAnswer(200, otpSent, ["Content-Type: application/json"]);
const head = makeHead(["HTTP/1.1 200 X", "Content-Type: application/json", "Content-Length: 500"]);
const refuse = (status: number, ...headers: string[]) =>
  playSteps(makeAnswer(status, { error: { message: "x" } }, ["Content-Type: application/json", ...headers]));

export const faults: readonly Fault[] = [
  { name: "the connection is cut before the answer", react: playSteps(close) },
  {
    name: "a kept connection is cut",
    react: (socket, _, nth) => void (nth === 1 ? socket.write(answer) : socket.destroy()),
    keepsConnection: true,
  },
  { name: "421, misdirected request", react: refuse(421) },
  { name: "408, request timeout", react: refuse(408) },
  { name: "429, too many requests", react: refuse(429) },
  { name: "500, internal error", react: refuse(500) },
  { name: "503 with `Retry-After: 1`", react: refuse(503, "Retry-After: 1") },
  { name: "the answer comes after the time limit", react: playSteps(() => sleep(timeoutMs + 500), answer) },
  { name: "the connection is reset after the headers", react: playSteps(head, () => sleep(300), reset) },
  { name: "the body ends early", react: playSteps(head, '{"status":0', close) },
];
