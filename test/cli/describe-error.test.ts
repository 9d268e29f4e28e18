import { describe, expect, it } from "vitest";
import { describeError, describeSkew } from "../../src/cli/describe-error.ts";
import {
  EkoConnectionError,
  EkoHttpError,
  EkoInputError,
  EkoRejectionError,
  EkoResponseError,
} from "../../src/errors/eko-errors.ts";

const lost = { code: "connection_lost", outcome: "unknown" } as const;
const rejected = {
  code: "rejected",
  outcome: "rejected",
  status: 1,
  response_status_id: undefined,
  response_type_id: undefined,
} as const;

describe("describeError", () => {
  it.each([
    [new RangeError("too much"), ["too much"]],
    ["a text", ["a text"]],
    [undefined, ["undefined"]],
  ])("passes on what is no error of the client: %j", (error, lines) => {
    expect(describeError(error, false)).toEqual(lines);
  });

  it("names flag, variable and line of each field", () => {
    const issues = [
      { path: "", message: "The input must be an object." },
      { path: "dob", message: "must be a date" },
      { path: "residence_address/1", message: "must not be blank" },
      { path: "user_code", message: "is required" },
    ];
    expect(describeError(new EkoInputError("onboardCustomer", issues), false)).toEqual([
      "The input must be an object.",
      "--dob must be a date",
      "--address, number 2, must not be blank",
      "--user-code (EKO_USER_CODE) is required",
      "Nothing was sent.",
    ]);
  });

  it.each([
    [
      "the code at the bottom of the causes",
      { code: "X", cause: { code: "ENOTFOUND" } },
      ["Reason: ENOTFOUND."],
    ],
    ["the last code there is", { code: "X", cause: {} }, ["Reason: X."]],
    ["no code that is no text", { code: 7 }, []],
  ])("gives as the reason %s", (_, cause, reasons) => {
    const error = new EkoConnectionError("Lost.", { ...lost, cause });
    expect(describeError(error, false).slice(1, -1)).toEqual(reasons);
  });

  it.each([
    [
      { operation: "onboardCustomer", client_ref_id: "REQ-1" },
      "the customer whether an OTP came, or the vendor about client_ref_id REQ-1.",
    ],
    [{ operation: "getCustomer" }, "the customer whether an OTP came."],
    [{ operation: "submitSenderEkyc" }, "the customer whether an OTP came."],
    [{ operation: "getSender" }, "the customer whether an OTP came."],
    [{ operation: "onboardSender" }, "the customer or yourself what changed."],
    [{ operation: "verifySenderEkycOtp" }, "the customer or yourself what changed."],
    [{ operation: "verifyCustomerOtp" }, "the customer or yourself what changed."],
    [{}, "the customer or yourself what changed."],
  ] as const)("says of an unknown outcome whom to ask: %j", (call, question) => {
    const error = new EkoResponseError("Odd.", { ...lost, ...call, code: "server_error", httpStatus: 500 });
    expect(describeError(error, false).at(-1)).toBe(
      `Outcome: unknown. Do not call again before you have asked ${question}`,
    );
  });

  const howToSeeAnswers = "Add --show-answers to see the server's own words.";
  it.each([
    [{ name: "Too long" }, false, ["--name is refused.", howToSeeAnswers]],
    [{ name: "Too long" }, true, ["--name: Too long"]],
    [undefined, false, [howToSeeAnswers]],
    [undefined, true, []],
  ])("lists the refused fields %j, with the server's words: %j", (invalid_params, showsAnswers, lines) => {
    const error = new EkoRejectionError("No.", { ...rejected, invalid_params });
    expect(describeError(error, showsAnswers)).toEqual(["No.", ...lines, "Outcome: the call was refused."]);
  });

  it("quotes the reason in the server's words only when asked to", () => {
    const error = new EkoRejectionError("No.", {
      ...rejected,
      code: "ekyc_refused",
      invalid_params: { aadhar: "Too short" },
      reason: 'K-100 "finger"',
    });
    expect(describeError(error, true).slice(1, -1)).toEqual([
      'The server says: "K-100 \\"finger\\"".',
      "--aadhar: Too short",
    ]);
    expect(describeError(error, false).slice(1, -1)).toEqual(["--aadhar is refused.", howToSeeAnswers]);
  });

  it("does not suggest to see the words of an answer that leaves the outcome open", () => {
    const error = new EkoResponseError("Odd.", { ...lost, code: "server_error", httpStatus: 500 });
    expect(describeError(error, false)).not.toContain(howToSeeAnswers);
  });

  it.each([
    [undefined, undefined, []],
    [1_999, undefined, []],
    [
      60_000,
      1,
      [
        "The clock of this machine is 60 s behind the server's.",
        "The server asks you to wait 1 s before the next call.",
      ],
    ],
    [
      -60_000,
      2_000,
      [
        "The clock of this machine is 60 s ahead of the server's.",
        "The server asks you to wait 2 s before the next call.",
      ],
    ],
  ])("tells of the clocks (%s ms) and of the wait (%s ms)", (clockSkewMs, retryAfterMs, lines) => {
    const details = {
      code: "forbidden",
      outcome: "rejected",
      httpStatus: 403,
      clockSkewMs,
      retryAfterMs,
    } as const;
    expect(describeError(new EkoHttpError("No.", details), true).slice(1, -1)).toEqual(lines);
  });
});

describe("describeSkew", () => {
  it("finds clocks alike that differ by less than two seconds", () => {
    expect(describeSkew(-1_999)).toBe("The clock of this machine agrees with the server's");
    expect(describeSkew(-2_000)).toBe("The clock of this machine is 2 s ahead of the server's");
  });
});
