import { describe, expect, it } from "vitest";
import { optionsFromEnv } from "../../src/index.ts";
import { readInstance } from "../../src/options-from-env.ts";

const keys = { EKO_DEVELOPER_KEY: "developer-key", EKO_ACCESS_KEY: "access-key" };

describe("optionsFromEnv", () => {
  it("reads what is set, and leaves out what is empty", () => {
    expect(optionsFromEnv({ ...keys, EKO_ENVIRONMENT: "sandbox", EKO_USER_CODE: "" })).toEqual({
      environment: "sandbox",
      developerKey: "developer-key",
      accessKey: "access-key",
    });
    const all = {
      EKO_BASE_URL: "https://x.test",
      EKO_INITIATOR_ID: "1",
      EKO_USER_CODE: "2",
      EKO_INSTANCE: "2/8",
    };
    expect(optionsFromEnv({ ...keys, ...all })).toMatchObject({
      baseUrl: "https://x.test",
      initiatorId: "1",
      userCode: "2",
      instance: { index: 2, count: 8 },
    });
  });

  it("reads the instance of a thousand processes", () => {
    expect(readInstance({ EKO_INSTANCE: "250/1000" })).toEqual({ index: 250, count: 1000 });
  });

  it.each(["2 of 8", "x2/8", "2/8x", "2/8/9", "/8", "2/", "a/b", "12345/8", "2/12345", "-1/8"])(
    "refuses %j as an instance",
    (EKO_INSTANCE) => {
      expect(() => readInstance({ EKO_INSTANCE })).toThrow("EKO_INSTANCE must be index/count");
    },
  );

  it.each([
    [{}, "Set the environment variable EKO_ENVIRONMENT or EKO_BASE_URL, EKO_DEVELOPER_KEY, EKO_ACCESS_KEY."],
    [
      { ...keys, EKO_ENVIRONMENT: "sandbox", EKO_ACCESS_KEY: "" },
      "Set the environment variable EKO_ACCESS_KEY.",
    ],
    [
      { ...keys, EKO_ENVIRONMENT: "sandbox", EKO_INSTANCE: "2 of 8" },
      "EKO_INSTANCE must be index/count, such as 2/8 for the third of eight processes that share the keys.",
    ],
  ])("refuses %j", (env, message) => {
    expect(() => optionsFromEnv(env)).toThrow(
      expect.objectContaining({ name: "EkoConfigError", code: "invalid_options", message }),
    );
  });
});
