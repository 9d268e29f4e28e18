import { interpretAnswer } from "../../src/call/interpret-answer.ts";
import { EkoError, EkoRejectionError } from "../../src/index.ts";
import type { ProxyAnswer } from "./open-proxy.ts";
import type { LiveRequest } from "./plan-requests.ts";

/** What an answer says about the contract. */
export interface Verdict {
  /** `noted` is a refusal that the server does not make: the contract may be stricter than the server. */
  result: "passed" | "failed" | "noted";
  text: string;
}

/** Judges by the client's own reading of the answer, and by what Prism says of its form. */
export function judgeAnswer({ operation, isAccepted }: LiveRequest, answer: ProxyAnswer): Verdict {
  const { httpStatus, violations } = answer;
  const reading = read(operation, answer);
  const text = [`HTTP ${httpStatus}, ${reading.text}`, ...violations].join("\n    ");
  if (isAccepted) return { result: reading.isAnswer && violations.length === 0 ? "passed" : "failed", text };
  // The form of an HTTP error is the server's business; an answer of the system has to be as documented.
  const isRefused = httpStatus === 200 ? !reading.isSuccess && violations.length === 0 : httpStatus < 500;
  return { result: isRefused ? "passed" : "noted", text };
}

/** What the client makes of an answer: a success, a rejection, or none of both. Shows codes, never texts. */
function read(operation: LiveRequest["operation"], { httpStatus, headers, body }: ProxyAnswer) {
  const call = { operation, client_ref_id: "judged", redact: (text: string) => text };
  const text = typeof body === "string" ? body : JSON.stringify(body);
  try {
    const clocks = { receivedAtMs: Date.now(), clockSkewMs: undefined };
    const answer = { httpStatus, headers: new Headers(headers), text, ...clocks };
    const { response_type } = interpretAnswer(call, answer);
    return { isAnswer: true, isSuccess: true, text: `a success: ${response_type}` };
  } catch (error) {
    if (!(error instanceof EkoError)) throw error;
    if (!(error instanceof EkoRejectionError)) return { isAnswer: false, isSuccess: false, text: error.code };
    return { isAnswer: true, isSuccess: false, text: `a rejection: ${error.code}, status ${error.status}` };
  }
}
