import { operations } from "../../generated/tables.ts";
import type { SendOperation } from "../api/create-api.ts";
import type { DatedAnswer } from "../errors/from-answer.ts";
import { readRefusal, refusesTimestamp } from "../errors/read-refusal.ts";
import type { ServerClock } from "../signing/server-clock.ts";
import type { Deadline } from "../transport/deadline.ts";
import type { Limiter } from "../transport/limit-concurrency.ts";
import type { Answer } from "../transport/transport.ts";
import { TransportError } from "../transport/transport-error.ts";
import type { PreparedCall } from "./prepare-call.ts";
import { chooseRetryDelay, mayResend, pause } from "./retry-policy.ts";

/** What the requests of one client share. */
export interface RequestContext {
  limit: Limiter;
  send: SendOperation;
  serverClock: ServerClock;
}

/**
 * Gets the answer to a call: one request, and a second one only with proof that the first had no effect. Either it
 * never left, or the server refused its timestamp and showed that the clock is wrong. Each request is signed when it gets its turn.
 *
 * @param onAttempt starts the report of an attempt and returns how to end it
 * @throws TransportError when there is no answer
 */
export async function requestAnswer(
  { limit, send, serverClock }: RequestContext,
  { operation, params, body }: PreparedCall,
  deadline: Deadline,
  onAttempt: () => (end: { answer?: Answer; error?: unknown }) => void,
): Promise<DatedAnswer> {
  const { method, path } = operations[operation];
  let refused: DatedAnswer | undefined;
  for (let isLast = false; ; isLast = true) {
    const endAttempt = onAttempt();
    let usedOffsetMs = 0;
    let answer: Answer;
    try {
      answer = await limit(deadline, () => {
        usedOffsetMs = serverClock.offsetMs();
        return send(method, path, { params, body }, deadline);
      });
    } catch (error) {
      endAttempt({ error });
      // The second request never left, so the answer to the first one still holds.
      if (refused !== undefined && error instanceof TransportError && !error.sent) return refused;
      const delayMs = chooseRetryDelay();
      if (isLast || !mayResend(error) || deadline.remainingMs() <= delayMs) throw error;
      await pause(delayMs, deadline);
      continue;
    }
    endAttempt({ answer });
    const { httpStatus, headers, text } = answer;
    // Nobody asks it of a 200, and to read the Date takes nearly as long as to sign.
    const clockSkewMs = httpStatus === 200 ? undefined : serverClock.skewOf(headers, usedOffsetMs);
    const dated = { httpStatus, headers, text, clockSkewMs, receivedAtMs: serverClock.now() };
    const mayLearn = !isLast && refusesTimestamp(readRefusal(answer));
    if (!mayLearn || !serverClock.learn(headers, usedOffsetMs)) return dated;
    refused = dated;
  }
}
