import { describe, expect, it, onTestFinished } from "vitest";
import { startMockServer } from "../../src/mock/index.ts";
import { configure, invokeCli } from "./invoke-cli.ts";

const aadhar = "736491820573";
const template = "Rmln0ZXJQcmludENhbmFyeQ";
const piddata = `<PidData><Resp errCode="0"/><Data>${template}</Data></PidData>`;
const submit = ["submitSenderEkyc", "--customer-id", "9876543210", "--aadhar", aadhar, "--piddata", piddata];

/** The parts of both values that no output may contain. */
const secrets = [aadhar, aadhar.slice(-4), aadhar.slice(0, 4), template, template.slice(0, 8)];

// In every spelling that names, texts and numbers of an answer can have.
const echoes = [aadhar, piddata, template, `XXXX XXXX ${aadhar.slice(-4)}`, `${aadhar.slice(0, 4)}********`];
const echoing = {
  message: echoes.join(", "),
  invalid_params: { aadhar: echoes.join(), piddata: echoes.join(), [aadhar]: aadhar },
  data: {
    description: echoes.join(", "),
    aadhar,
    piddata,
    [piddata]: [Number(aadhar), { [template]: aadhar }],
  },
};

const answers: Record<string, () => Response> = {
  "a success": () =>
    Response.json({
      ...echoing,
      status: 0,
      response_type_id: 2129,
      response_status_id: 0,
      data: { ...echoing.data, user_code: "20810200", otp_ref_id: "666803844", kyc_request_id: "9332126" },
    }),
  "a refusal": () =>
    Response.json({ ...echoing, status: 2135, response_type_id: 2135, response_status_id: 1 }),
  "refused fields": () => Response.json({ ...echoing, status: 461, response_type_id: -1 }),
  "a gateway": () =>
    new Response(`<h1>${echoes.join()}</h1>`, { status: 502, headers: { "x-echo": aadhar } }),
};

const env = configure({ EKO_ENVIRONMENT: "sandbox" });

describe("an Aadhaar number and a fingerprint given to submitSenderEkyc", () => {
  it.each(
    Object.entries(answers).flatMap(([name, answer]) =>
      [[], ["--json"], ["--show-answers"], ["--show-answers", "--json"]].map(
        (flags) => [name, flags, answer] as const,
      ),
    ),
  )("are not in the output after %s that echoes them, with %j", async (_, flags, answer) => {
    const bodies: string[] = [];
    const fetch: typeof globalThis.fetch = async (input, init) => {
      bodies.push(await new Request(input, init).text());
      return answer();
    };
    const { stdout, stderr } = await invokeCli([...submit, ...flags], { env, fetch });
    expect(bodies).toEqual([expect.stringContaining(aadhar)]);
    expectNoSecret(stdout + stderr);
  });

  it.each([
    ["a value that breaks the contract", ["--aadhar", `${aadhar}1`, "--piddata", template]],
    ["a value in the wrong place", [aadhar]],
    ["a misspelt flag", ["--aadhaar", aadhar]],
    ["a flag joined to its value", [`--piddata-file=${piddata}`]],
    ["a missing field", ["--piddata", piddata]],
  ])("are not in the output after %s", async (_, flags) => {
    const fetch = () => expect.unreachable("nothing is to be sent");
    for (const json of [[], ["--json"]]) {
      const argv = ["submitSenderEkyc", "--customer-id", "9876543210", ...flags, ...json];
      const { exitCode, stdout, stderr } = await invokeCli(argv, { env, fetch });
      expect(exitCode).toBe(2);
      expectNoSecret(stdout + stderr);
    }
  });

  it("are not in the output when the connection fails with them in its error", async () => {
    const fetch = () => Promise.reject(new TypeError(`PUT ${aadhar} failed`, { cause: new Error(piddata) }));
    for (const flags of [[], ["--json"], ["--show-answers"]]) {
      const { exitCode, stdout, stderr } = await invokeCli([...submit, ...flags], { env, fetch });
      expect(exitCode).toBe(5);
      expect(stderr).toContain("whether an OTP came");
      expectNoSecret(stdout + stderr);
    }
  });

  it("are not in the output of a call to the embedded mock", async () => {
    const mock = await startMockServer();
    onTestFinished(() => mock.close());
    for (const flags of [[], ["--json"]]) {
      const { exitCode, stdout, stderr } = await invokeCli([...submit, ...flags], { mock });
      expect(exitCode).toBe(3);
      expectNoSecret(stdout + stderr);
    }
  });
});

function expectNoSecret(output: string): void {
  expect(output).not.toBe("");
  expect(secrets.filter((secret) => output.includes(secret))).toEqual([]);
}
