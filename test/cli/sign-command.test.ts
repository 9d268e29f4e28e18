import { describe, expect, it } from "vitest";
import { invokeCli } from "./invoke-cli.ts";

const env = { EKO_DEVELOPER_KEY: "dev-key", EKO_ACCESS_KEY: "TEST_ACCESS_KEY_DO_NOT_USE" };
const known = `developer_key: dev-key
secret-key: u30ak/iOGwKCaspqCeiYng8fd98QDx7kF3DBBOadQHk=
secret-key-timestamp: 1700000000000
`;

describe("eko-onboarding sign", () => {
  it("prints the three headers of the known answer", async () => {
    const result = await invokeCli(["sign", "--timestamp", "1700000000000"], { env });
    expect(result).toEqual({ exitCode: 0, stdout: known, stderr: "" });
  });

  it("signs the present time by default", async () => {
    const before = Date.now();
    const { stdout } = await invokeCli(["sign", "--json"], { env });
    const timestamp = Number(JSON.parse(stdout).headers["secret-key-timestamp"]);
    expect(timestamp).toBeGreaterThanOrEqual(before);
    expect(timestamp).toBeLessThanOrEqual(Date.now());
  });

  it("signs in the milliseconds of its instance alone", async () => {
    const { stdout } = await invokeCli(["sign", "--json"], { env: { ...env, EKO_INSTANCE: "299/300" } });
    expect(Number(JSON.parse(stdout).headers["secret-key-timestamp"]) % 300).toBe(299);
  });

  it.each([["8"], ["8/8"], ["-1/8"], ["1/0"], ["a/b"]])("refuses EKO_INSTANCE=%s", async (EKO_INSTANCE) => {
    const { exitCode, stderr } = await invokeCli(["sign"], { env: { ...env, EKO_INSTANCE } });
    expect(exitCode).toBe(2);
    expect(stderr).toMatch(/instance/i);
  });

  it.each([["\n"], ["\r\n"], [""]])("reads the access key from stdin, which may end with %j", async (end) => {
    const { stdout } = await invokeCli(["sign", "--access-key-stdin", "--timestamp", "1700000000000"], {
      env: { EKO_DEVELOPER_KEY: "dev-key" },
      input: `TEST_ACCESS_KEY_DO_NOT_USE${end}`,
    });
    expect(stdout).toBe(known);
  });

  it.each([
    ["--access-key=CANARY"],
    ["--access-key", "CANARY"],
    ["--access_key", "CANARY"],
    ["--secret-key", "CANARY"],
    ["--EKO_ACCESS_KEY=CANARY"],
  ])("refuses the access key as an argument, without showing it: %s", async (...argv) => {
    const { exitCode, stdout, stderr } = await invokeCli(["sign", ...argv], { env });
    expect(exitCode).toBe(2);
    expect(stdout).toBe("");
    expect(stderr).toContain("list of processes");
    expect(stderr).not.toContain("CANARY");
  });

  it("warns of a timestamp in seconds", async () => {
    const { exitCode, stderr } = await invokeCli(["sign", "--timestamp", "1700000000"], { env });
    expect(exitCode).toBe(0);
    expect(stderr).toContain("Is it in seconds?");
  });

  it.each([["-1"], ["1e3"], ["12.5"], ["now"], ["9999999999999999"]])(
    "refuses %s for a timestamp",
    async (timestamp) => {
      const { exitCode, stdout } = await invokeCli(["sign", `--timestamp=${timestamp}`], { env });
      expect({ exitCode, stdout }).toEqual({ exitCode: 2, stdout: "" });
    },
  );

  it("names the variable that is missing", async () => {
    const { EKO_DEVELOPER_KEY, EKO_ACCESS_KEY } = env;
    expect((await invokeCli(["sign"], { env: { EKO_ACCESS_KEY } })).stderr).toContain("EKO_DEVELOPER_KEY");
    expect((await invokeCli(["sign"], { env: { EKO_DEVELOPER_KEY } })).stderr).toContain("EKO_ACCESS_KEY");
  });

  it("refuses a developer key that would smuggle in another header", async () => {
    const { exitCode, stdout } = await invokeCli(["sign"], {
      env: { ...env, EKO_DEVELOPER_KEY: "a\nhost: b" },
    });
    expect({ exitCode, stdout }).toEqual({ exitCode: 2, stdout: "" });
  });
});
