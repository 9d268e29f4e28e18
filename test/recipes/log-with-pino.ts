// One log line per call. The events hold no personal data and no keys, so they can be logged as they are.
import { createEkoClient, type EkoClientOptions } from "eko-onboarding";
import type { Logger } from "pino";

/** Makes a client that logs the end of every call. */
export function createLoggingClient(options: EkoClientOptions, logger: Logger) {
  return createEkoClient({
    ...options,
    // Called once per call, also when the input was refused and nothing was sent.
    onOutcome(event) {
      if (event.outcome === "success") logger.info(event, "eko call succeeded");
      // The OTP may be on its way and nobody knows: a person has to look at this one.
      else if (event.outcome === "unknown") logger.error(event, "eko call has an unknown outcome");
      else logger.warn(event, "eko call failed");
    },
    // Called once per HTTP request. A call makes one, or two where the client may safely resend.
    onAttempt: (event) => logger.debug(event, "eko request ended"),
  });
}
