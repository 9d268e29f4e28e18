import { describe, expect, it } from "vitest";
import {
  EkoConfigError,
  EkoConnectionError,
  EkoError,
  EkoHttpError,
  EkoInputError,
  EkoRejectionError,
  EkoResponseError,
  EkoTimeoutError,
} from "../../../src/index.ts";

const details = { code: "x", outcome: "unknown", operation: "getCustomer", client_ref_id: "REQ-1" } as const;

describe("the errors of the client", () => {
  it.each([
    ["EkoError", new EkoError("why", details)],
    ["EkoConfigError", new EkoConfigError("why")],
    ["EkoInputError", new EkoInputError("getCustomer", [])],
    ["EkoConnectionError", new EkoConnectionError("why", details)],
    ["EkoTimeoutError", new EkoTimeoutError("why", details)],
    ["EkoHttpError", new EkoHttpError("why", { ...details, httpStatus: 403 })],
    [
      "EkoRejectionError",
      new EkoRejectionError("why", {
        ...details,
        status: 302,
        response_status_id: 1,
        response_type_id: -1,
        invalid_params: undefined,
      }),
    ],
    ["EkoResponseError", new EkoResponseError("why", { ...details, httpStatus: 502 })],
  ])("%s is an EkoError that bears its name", (name, error) => {
    expect(error).toBeInstanceOf(EkoError);
    expect(error).toBeInstanceOf(Error);
    expect(error.name).toBe(name);
  });

  it("have a cause only where there is one", () => {
    expect(new EkoError("why", details)).not.toHaveProperty("cause");
    expect(new EkoError("why", { ...details, cause: null }).cause).toBeNull();
  });

  it("carry what is known of the call", () => {
    expect(new EkoError("why", details)).toMatchObject({ message: "why", ...details });
    expect(new EkoConfigError("why")).toMatchObject({
      code: "invalid_options",
      outcome: "not_sent",
      operation: undefined,
      client_ref_id: undefined,
    });
  });
});
