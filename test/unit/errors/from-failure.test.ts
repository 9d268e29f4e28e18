import { describe, expect, it } from "vitest";
import { EkoConfigError, EkoError, EkoInputError } from "../../../src/errors/eko-errors.ts";
import { errorFromFailure } from "../../../src/errors/from-failure.ts";
import { TransportError, type TransportErrorCode } from "../../../src/transport/transport-error.ts";

const call = { operation: "onboardCustomer", client_ref_id: "REQ-1" } as const;
const failed = { ...call, host: "eko.invalid:8443" };

describe("errorFromFailure", () => {
  it.each<[TransportErrorCode, name: string, reason: string]>([
    ["timeout", "EkoTimeoutError", "ran out of time"],
    ["aborted", "EkoTimeoutError", "was aborted by the caller"],
    ["connection_refused", "EkoConnectionError", "could not connect to eko.invalid:8443: connection refused"],
    ["dns_failure", "EkoConnectionError", "could not connect to eko.invalid:8443: its name is not known"],
    [
      "dns_temporary_failure",
      "EkoConnectionError",
      "could not connect to eko.invalid:8443: its name cannot be looked up at the moment",
    ],
    ["connect_timeout", "EkoConnectionError", "could not connect to eko.invalid:8443 in time"],
    ["tls_failure", "EkoConnectionError", "could not connect to eko.invalid:8443: the TLS handshake failed"],
    ["connection_failed", "EkoConnectionError", "could not connect to eko.invalid:8443"],
    ["connection_lost", "EkoConnectionError", "lost the connection before the answer was complete"],
  ])("makes of %s an %s", (code, name, reason) => {
    expect(errorFromFailure(failed, new TransportError(code, { sent: false }))).toMatchObject({
      ...call,
      name,
      code,
      outcome: "not_sent",
      message: `onboardCustomer ${reason}. Nothing was sent.`,
    });
    expect(errorFromFailure(failed, new TransportError(code, { sent: true }))).toMatchObject({
      name,
      code,
      outcome: "unknown",
      message: `onboardCustomer ${reason}. Whether it had an effect is not known.`,
    });
  });

  it.each<[TransportErrorCode, reason: string]>([
    ["body_too_large", "got an answer of more than 1 MiB"],
    ["invalid_encoding", "got an answer that is not valid UTF-8, or wrongly compressed"],
  ])("makes of %s an EkoResponseError", (code, reason) => {
    expect(errorFromFailure(call, new TransportError(code, { sent: true, httpStatus: 200 }))).toMatchObject({
      ...call,
      name: "EkoResponseError",
      code,
      outcome: "unknown",
      httpStatus: 200,
      message: `onboardCustomer ${reason}. Whether it had an effect is not known.`,
    });
  });

  it("makes of a connection lost amid the answer an EkoConnectionError", () => {
    const error = new TransportError("connection_lost", { sent: true, httpStatus: 200 });
    expect(errorFromFailure(call, error)).toMatchObject({ name: "EkoConnectionError", outcome: "unknown" });
  });

  it("leaves an EkoError as it is", () => {
    const error = new EkoInputError("onboardCustomer", []);
    expect(errorFromFailure(call, error)).toBe(error);
  });

  it("leaves another call as the one whose option is wrong", () => {
    const error = new EkoConfigError("wrong", { operation: "getCustomer", client_ref_id: "another" });
    expect(errorFromFailure(call, error)).toBe(error);
  });

  it.each([{}, { operation: "getCustomer" } as const])("says of which call an option is wrong", (named) => {
    const error = errorFromFailure(failed, new EkoConfigError("wrong", named));
    expect(error).toBeInstanceOf(EkoConfigError);
    expect(error).toMatchObject({ ...call, message: "wrong", code: "invalid_options", outcome: "not_sent" });
  });

  it("says that the server could not be reached when no host is known", () => {
    const error = new TransportError("connection_refused", { sent: false });
    expect(errorFromFailure({}, error).message).toBe(
      "The request could not connect to the server: connection refused. Nothing was sent.",
    );
  });

  it("says who failed when no operation is known", () => {
    const error = new TransportError("timeout", { sent: false });
    expect(errorFromFailure({}, error).message).toBe("The request ran out of time. Nothing was sent.");
  });

  it("keeps the error of the caller's own code as cause", () => {
    const cause = new RangeError("of a middleware");
    const error = errorFromFailure(call, cause);
    expect(error).toBeInstanceOf(EkoError);
    expect(error).toMatchObject({
      ...call,
      name: "EkoError",
      code: "unexpected_failure",
      outcome: "unknown",
      cause,
      message:
        "onboardCustomer failed in a middleware or in reading JSON. Whether it had an effect is not known.",
    });
  });

  it("drops a parse error, which quotes the body", () => {
    const error = errorFromFailure(call, new SyntaxError("Unexpected token in secret"));
    expect(error).toMatchObject({ code: "unexpected_failure" });
    expect(error).not.toHaveProperty("cause");
  });

  it("keeps the reason of an abort as it is", () => {
    const reason = { any: "thing" };
    const error = new TransportError("aborted", { sent: false, cause: reason });
    expect(errorFromFailure(call, error).cause).toBe(reason);
  });

  it.each([
    ["of a socket", { code: "ECONNREFUSED", syscall: "connect" }],
    ["of undici", { code: "UND_ERR_SOCKET" }],
    ["of the HTTP parser", { code: "HPE_INVALID_CONSTANT" }],
    ["of TLS", { code: "ERR_TLS_CERT_ALTNAME_INVALID" }],
  ])("keeps message and code of an error %s, and nothing else", (_, fields) => {
    const cause = Object.assign(new Error("what the network says"), { ...fields, data: "secret" });
    const error = errorFromFailure(call, new TransportError("connection_lost", { sent: true, cause }));
    expect(error.cause).toEqual(Object.assign(new Error("what the network says"), { code: fields.code }));
    expect(error.cause).not.toHaveProperty("data");
    expect(error.cause).not.toHaveProperty("cause");
  });

  it("keeps only the name of any other error, and what is inside it", () => {
    const inner = Object.assign(new Error("getaddrinfo"), { syscall: "getaddrinfo", code: 7 });
    const cause = new TypeError("secret", { cause: inner });
    const error = errorFromFailure(call, new TransportError("connection_lost", { sent: true, cause }));
    expect(error.cause).toEqual(new Error("TypeError", { cause: new Error("getaddrinfo") }));
    expect((error.cause as Error).cause).not.toHaveProperty("code");
  });

  it("does not take a code for undici's that only contains its prefix", () => {
    const cause = Object.assign(new Error("secret"), { code: "MY_UND_ERR_SOCKET" });
    const error = errorFromFailure(call, new TransportError("connection_lost", { sent: true, cause }));
    expect(error.cause).toMatchObject({ message: "Error", code: "MY_UND_ERR_SOCKET" });
  });

  it("keeps the name of a DOMException, which Node does not count among its own errors", () => {
    const cause = new DOMException("secret", "NetworkError");
    const error = errorFromFailure(call, new TransportError("connection_lost", { sent: true, cause }));
    expect(error.cause).toEqual(new Error("NetworkError"));
  });

  it("drops a cause that is not an error", () => {
    const error = new TransportError("connection_lost", { sent: true, cause: { secret: 1 } });
    expect(errorFromFailure(call, error)).not.toHaveProperty("cause");
  });
});
