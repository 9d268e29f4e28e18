import { it } from "vitest";
import { EkoHttpError } from "../../src/index.ts";
import { describeTransports } from "../helpers/describe-fault-cases.ts";
import { makeAnswer, playSteps } from "../helpers/play-steps.ts";
import { customer } from "../helpers/sample-call.ts";
import { withClient } from "../helpers/with-client.ts";

const serverTime = Date.parse("2026-01-01T12:00:00Z");

describeTransports("a server that asks for fewer requests", (transport) => {
  it.concurrent.for([
    ["in seconds", ["Retry-After: 7"], 7_000],
    ["in no seconds", ["Retry-After: 0"], 0],
    ["with a date to come", [`Retry-After: ${new Date(serverTime + 90_000).toUTCString()}`], 90_000],
    ["with a date that has passed", [`Retry-After: ${new Date(serverTime - 90_000).toUTCString()}`], 0],
    ["without saying how long", [], undefined],
    ["with nothing", ["Retry-After:"], undefined],
    ["in negative seconds", ["Retry-After: -1"], undefined],
    ["in a fraction of seconds", ["Retry-After: 1.5"], undefined],
    ["in hexadecimal seconds", ["Retry-After: 0x10"], undefined],
    ["with an exponent", ["Retry-After: 1e3"], undefined],
    ["with text", ["Retry-After: soon"], undefined],
    ["with a date of another form", ["Retry-After: 2026-01-01T12:00:00Z"], undefined],
    ["twice", ["Retry-After: 7", "Retry-After: 8"], undefined],
  ] as const)(
    "is asked once and passes on the wait given %s",
    async ([, headers, retryAfterMs], { expect }) => {
      const clock = () => serverTime;
      await withClient(
        { react: playSteps(makeAnswer(429, {}, headers)) },
        { clock, ...transport },
        async (client, server) => {
          const error = await client.onboardCustomer(customer).catch((caught: unknown) => caught);
          expect(error).toBeInstanceOf(EkoHttpError);
          expect(error).toMatchObject({
            outcome: "unknown",
            code: "too_many_requests",
            httpStatus: 429,
            retryAfterMs,
          });
          expect(server.requests).toHaveLength(1);
        },
      );
    },
  );
});
