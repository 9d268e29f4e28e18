import { describe, expect, it } from "vitest";
import { classifyConnectFailure, isTlsFailure } from "../../../src/transport/classify-failure.ts";

const unreachable = { code: "ENETUNREACH", syscall: "connect" };
const timedOut = { code: "ETIMEDOUT", syscall: "connect" };

describe("classifyConnectFailure", () => {
  it.each([
    [{ code: "ECONNREFUSED" }, "connection_refused"],
    [{ code: "ENOTFOUND" }, "dns_failure"],
    [{ code: "EAI_AGAIN" }, "dns_temporary_failure"],
    [{ code: "UND_ERR_CONNECT_TIMEOUT" }, "connect_timeout"],
    [{ code: "ETIMEDOUT", syscall: "connect" }, "connect_timeout"],
    [{ code: "ETIMEDOUT", syscall: "read" }, undefined],
    [{ cause: { code: "EHOSTUNREACH", syscall: "connect" } }, "connection_failed"],
    [{ code: "ENETUNREACH", syscall: "connect" }, "connection_failed"],
    [{ code: "EADDRNOTAVAIL", syscall: "connect" }, "connection_failed"],
    [{ code: "EHOSTUNREACH", syscall: "read" }, undefined],
    [{ code: "ENETUNREACH", errors: [unreachable, unreachable] }, "connection_failed"],
    [{ cause: new AggregateError([timedOut, unreachable]) }, "connect_timeout"],
    [new AggregateError([unreachable, { code: "ECONNRESET" }]), undefined],
    [new AggregateError([{ code: "ECONNRESET" }, unreachable]), undefined],
    [new AggregateError([]), undefined],
    [{ code: "ECONNRESET", syscall: "connect" }, undefined],
    [{ cause: { code: "ECONNREFUSED" } }, "connection_refused"],
    [{ code: "OUTER", cause: { cause: { code: "ENOTFOUND" } } }, "dns_failure"],
    [{ code: "ECONNREFUSED", cause: { code: "ENOTFOUND" } }, "connection_refused"],
    [new Error("ECONNREFUSED"), undefined],
    [undefined, undefined],
    [null, undefined],
    ["ECONNREFUSED", undefined],
    [{ code: "constructor" }, undefined],
  ])("takes %o as %s", (error, code) => {
    expect(classifyConnectFailure(error)).toBe(code);
  });
});

describe("isTlsFailure", () => {
  it.each([
    "ERR_TLS_CERT_ALTNAME_INVALID",
    "ERR_SSL_WRONG_VERSION_NUMBER",
    "CERT_HAS_EXPIRED",
    "DEPTH_ZERO_SELF_SIGNED_CERT",
    "UNABLE_TO_VERIFY_LEAF_SIGNATURE",
    "EPROTO",
  ])("knows %s", (code) => {
    expect(isTlsFailure({ code })).toBe(true);
  });

  it.each(["ECONNRESET", "MY_ERR_TLS_X", "XEPROTO", "EPROTONOSUPPORT", undefined])(
    "does not take %s for one",
    (code) => {
      expect(isTlsFailure({ code })).toBe(false);
    },
  );

  it("takes nothing for none", () => {
    expect(isTlsFailure(undefined)).toBe(false);
  });
});
