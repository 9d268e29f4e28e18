// One span per call, under the span that is active when the call ends. Only @opentelemetry/api is needed.
import { SpanKind, SpanStatusCode, trace } from "@opentelemetry/api";
import { createEkoClient, type EkoClientOptions } from "eko-onboarding";

/** Makes a client that records a span for every call. */
export function createTracedClient(options: EkoClientOptions) {
  const tracer = trace.getTracer("my-app");
  return createEkoClient({
    ...options,
    onOutcome({ operation, client_ref_id, attempts, durationMs, outcome, code, httpStatus }) {
      const endTime = Date.now();
      const span = tracer.startSpan(`eko ${operation}`, {
        kind: SpanKind.CLIENT,
        startTime: endTime - durationMs, // the event comes at the end and says how long the call took
        attributes: { "eko.outcome": outcome, "eko.attempts": attempts },
      });
      // Undefined when the input was refused before a reference was made, and when no answer came.
      if (client_ref_id !== undefined) span.setAttribute("eko.client_ref_id", client_ref_id);
      if (httpStatus !== undefined) span.setAttribute("http.response.status_code", httpStatus);
      if (code !== undefined) span.setAttribute("error.type", code);
      if (outcome !== "success") span.setStatus({ code: SpanStatusCode.ERROR });
      span.end(endTime);
    },
  });
}
