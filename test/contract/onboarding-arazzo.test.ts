import { spawn } from "node:child_process";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { describe, expect, inject, it } from "vitest";
import { computeSecretKey } from "../../src/index.ts";
import { mockKeys } from "../../src/mock/mock-keys.ts";

const root = join(import.meta.dirname, "../..");

const customer = { customer_id: "9100000001", name: "Meera Iyer", dob: "1984-11-02" };

const template = "Rmln0ZXJQcmludENhbmFyeQ";
const finger = {
  aadhar: "736491820573",
  piddata: `<PidData><Resp errCode="0"/><Data>${template}</Data></PidData>`,
};

describe("openapi/onboarding.arazzo.yaml", () => {
  it("leads through onboarding, the verification of a known customer, and the journey of a sender", async () => {
    const { code, output } = await runWorkflows(signingInputs(mockKeys.accessKey));
    expect(output).toMatch(/Workflows: 3 passed, 3 total/);
    expect(output).toMatch(/Steps: 9 passed, 9 total/);
    expect(code).toBe(0);
    for (const secret of [finger.aadhar, template]) expect(output).not.toContain(secret);
  });

  it("fails with a wrong access key, and prints neither keys nor who the customer is", async () => {
    const signing = signingInputs("another-access-key");
    const { code, output } = await runWorkflows(signing);
    expect(code).not.toBe(0);
    expect(output).toMatch(/Response status code: 401/);
    for (const secret of [...Object.values(signing), ...Object.values(customer)]) {
      expect(output).not.toContain(secret);
    }
  });
});

function signingInputs(accessKey: string): Record<string, string> {
  const now = Date.now();
  return {
    developer_key: mockKeys.developerKey,
    secret_key: computeSecretKey(accessKey, now),
    secret_key_timestamp: String(now),
  };
}

/** Runs all workflows against the shared mock. Inputs travel in the environment: others can see arguments. */
async function runWorkflows(signing: Record<string, string>): Promise<{ code: number; output: string }> {
  const inputs = {
    ...signing,
    ...customer,
    ...finger,
    initiator_id: "9962981729",
    user_code: "20810200",
    otp: "123456",
    residence_address: ["4 Temple Road", "Mysuru"],
    sender_address: JSON.stringify({
      line: "4 Temple Road",
      city: "Mysuru",
      state: "Karnataka",
      pincode: "570001",
      district: "Mysuru",
      area: "Temple Road",
    }),
  };
  const redocly = join(root, "node_modules/@redocly/cli/bin/cli.js");
  const args = [
    "respect",
    "openapi/onboarding.arazzo.yaml",
    "--verbose",
    "--server",
    `eko=${inject("mockUrl")}`,
  ];
  const child = spawn(process.execPath, [redocly, ...args], {
    cwd: root,
    env: {
      PATH: process.env.PATH,
      NO_COLOR: "1",
      REDOCLY_TELEMETRY: "off",
      REDOCLY_SUPPRESS_NOTIFICATIONS: "true",
      REDOCLY_CLI_RESPECT_INPUT: JSON.stringify(inputs),
    },
  });
  const [code, ...outputs] = await Promise.all([
    new Promise<number>((resolve) => child.on("close", resolve)),
    text(child.stdout),
    text(child.stderr),
  ]);
  return { code, output: outputs.join("\n") };
}
