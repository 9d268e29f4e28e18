import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { errorCodes } from "../../src/errors/codes.ts";
import { changeText } from "../helpers/change-text.ts";
import { makeWorkspace, type Workspace } from "../helpers/make-workspace.ts";
import { startRecordingServer } from "../helpers/start-recording-server.ts";
import { describeOutcome } from "./describe-outcome.ts";
import { findTypeErrors } from "./find-type-errors.ts";

const example = "test/types/describe-outcome.ts";
const madeUpStatus = { name: "account_frozen", meaning: "The account is frozen." };
const responseTypes = ["paths", "/customer/account/{customer_id}/otp/verify", "post", "x-response-types"];
const madeUp = {
  id: 2150,
  name: "video_call_required",
  meaning: "A video call is next.",
  success: true,
  next: null,
};

let workspace: Workspace;
beforeAll(async () => {
  workspace = await makeWorkspace("made-up-answers", (contract) => {
    contract.addIn(responseTypes, madeUp);
    contract.setIn(["x-status-codes", "9941"], madeUpStatus);
  });
});
afterAll(() => workspace.remove());

describe("EkoResult of a contract with a made-up fourth response type", () => {
  it("makes a switch over the first three fail to compile, until the caller handles it", async () => {
    const source = await readFile(join(workspace.root, example), "utf8");
    const handled = changeText(source, [
      ["  switch", '  if (result.response_type === "video_call_required") return "call";\n  switch'],
    ]);
    await writeFile(join(workspace.root, "test/types/handled.ts"), handled);
    // src/ is as it is in both.
    expect(findTypeErrors(workspace.root, [example, "test/types/handled.ts"])).toEqual([
      expect.stringMatching(/^test\/types\/describe-outcome\.ts:\d+ Function lacks ending return statement/),
    ]);
  });

  it("is what the client then resolves to, with src/ as it is", async () => {
    const server = await startRecordingServer({ status: 0, response_type_id: 2150 });
    const { createEkoClient } = await import(join(workspace.root, "src/index.ts"));
    const eko = createEkoClient({ baseUrl: server.url, developerKey: "key", accessKey: "secret" });
    const input = { customer_id: "9444444444", initiator_id: "9962981729", user_code: "1", otp_ref_id: "x" };
    await expect(eko.verifyCustomerOtp(input)).resolves.toMatchObject({
      response_type: "video_call_required",
    });
  });
});

describe("EkoRejectionError of a contract with a made-up status", () => {
  it("makes a switch over the codes of today fail to compile, until the caller handles the new one", async () => {
    const switchOver = (
      codes: readonly string[],
    ) => `import type { EkoRejectionError } from "../../src/index.ts";
export function describe(error: EkoRejectionError): string {
  switch (error.code) {
${codes.map((code) => `    case "${code}":`).join("\n")}
      return "rejected";
  }
}
`;
    const today = Object.keys(errorCodes.EkoRejectionError);
    const files = ["test/types/switch-of-today.ts", "test/types/switch-with-the-new-code.ts"];
    await writeFile(join(workspace.root, files[0] as string), switchOver(today));
    await writeFile(join(workspace.root, files[1] as string), switchOver([...today, madeUpStatus.name]));
    expect(findTypeErrors(workspace.root, files)).toEqual([
      expect.stringMatching(/^test\/types\/switch-of-today\.ts:\d+ Function lacks ending return statement/),
    ]);
  });
});

describe("describeOutcome", () => {
  it("tells the outcomes apart", () => {
    const answer = {
      status: 0,
      response_status_id: 0,
      response_type_id: 2147,
      message: "",
      client_ref_id: "1",
    };
    const result = { ...answer, response_type: "pan_required", next: null, application_id: "7" } as const;
    expect(describeOutcome(result)).toBe("the PAN is needed for application 7");
  });
});
