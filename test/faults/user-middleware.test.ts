import { expect, it } from "vitest";
import {
  createEkoClient,
  EkoConnectionError,
  EkoHttpError,
  EkoRejectionError,
  EkoResponseError,
} from "../../src/index.ts";
import { describeTransports } from "../helpers/describe-fault-cases.ts";
import { close, makeAnswer, makeHead, playSteps, type Step } from "../helpers/play-steps.ts";
import { credentials, customer, otpSent } from "../helpers/sample-call.ts";
import { withClient } from "../helpers/with-client.ts";

describeTransports("a middleware of the user", (transport) => {
  it("sees the genuine Request, signed, and the genuine Response", async () => {
    await withClient({ react: playSteps(makeAnswer(200, otpSent)) }, transport, async (client, server) => {
      const seen: unknown[] = [];
      client.api.use({
        async onRequest({ request }) {
          seen.push(request, request.headers.has("secret-key"), await request.clone().json());
        },
        async onResponse({ response }) {
          seen.push(response, await response.clone().json());
        },
      });
      await expect(client.onboardCustomer(customer)).resolves.toMatchObject({ response_type: "otp_sent" });
      const sent = expect.objectContaining({ name: customer.name });
      expect(seen).toEqual([expect.any(Request), true, sent, expect.any(Response), otpSent]);
      expect(server.requests).toHaveLength(1);
    });
  });

  it("does not pass off the failure of another call as that of this one", async () => {
    await withClient({ react: playSteps(makeAnswer(200, otpSent)) }, transport, async (client, server) => {
      const other = createEkoClient({ ...credentials, baseUrl: server.origin });
      client.api.use({
        async onResponse() {
          await other.getCustomer({ customer_id: "wrong" });
        },
      });
      await expect(client.onboardCustomer(customer)).rejects.toMatchObject({
        name: "EkoError",
        code: "unexpected_failure",
        outcome: "unknown",
        operation: "onboardCustomer",
        cause: { name: "EkoInputError" },
      });
      expect(server.requests).toHaveLength(1);
    });
  });

  it("that fails before anything is sent leaves the call unsent", async () => {
    await withClient({}, transport, async (client, server) => {
      client.api.use({
        onRequest() {
          throw new RangeError("mine");
        },
      });
      await expect(client.onboardCustomer(customer)).rejects.toMatchObject({
        code: "unexpected_failure",
        outcome: "not_sent",
        cause: { message: "mine" },
      });
      expect(server.requests).toEqual([]);
    });
  });

  const answers: [
    what: string,
    steps: Step[],
    error: object,
    httpStatus: number | undefined,
    code: string,
  ][] = [
    ["a rejection", [makeAnswer(200, { status: 302 })], EkoRejectionError, undefined, "wrong_otp"],
    ["403", [makeAnswer(403, {})], EkoHttpError, 403, "forbidden"],
    ["204", [makeHead(["HTTP/1.1 204 X"])], EkoResponseError, 204, "empty_answer"],
    ["a redirect", [makeAnswer(307, "", ["Location: /x"])], EkoResponseError, 307, "redirect_refused"],
    ["502 with HTML", [makeAnswer(502, "<html></html>")], EkoResponseError, 502, "server_error"],
    ["nothing", [makeAnswer(200, "")], EkoResponseError, 200, "unreadable_body"],
    ["no UTF-8", [makeAnswer(200, Buffer.of(0xff))], EkoResponseError, 200, "invalid_encoding"],
    ["2 MB", [makeAnswer(200, Buffer.alloc(2_000_000))], EkoResponseError, 200, "body_too_large"],
    [
      "a body cut short",
      [makeHead(["HTTP/1.1 200 X", "Content-Length: 9"]), "{", close],
      EkoConnectionError,
      undefined,
      "connection_lost",
    ],
  ];
  it.concurrent.for(answers)(
    "changes nothing in what %s means",
    async ([, steps, error, httpStatus, code], { expect }) => {
      await withClient({ react: playSteps(...steps) }, transport, async (client, server) => {
        client.api.use({ onRequest: () => undefined });
        const caught: unknown = await client.onboardCustomer(customer).catch((reason: unknown) => reason);
        expect(caught).toBeInstanceOf(error);
        expect(caught).toMatchObject({ code, ...(httpStatus && { httpStatus }) });
        expect(server.requests).toHaveLength(1);
      });
    },
  );
});
