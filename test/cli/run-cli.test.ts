import { createHash } from "node:crypto";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { PassThrough } from "node:stream";
import { text } from "node:stream/consumers";
import { describe, expect, it, onTestFinished } from "vitest";
import { runCli } from "../../src/cli/run-cli.ts";
import { configure, invokeCli } from "./invoke-cli.ts";

const operations = ["onboardCustomer", "verifyCustomerOtp", "getCustomer"];
const commands = [...operations, "journey", "sign", "doctor", "mock"];

describe("--help", () => {
  it("lists commands, variables and exit codes", async () => {
    const { exitCode, stdout } = await invokeCli(["--help"]);
    expect(exitCode).toBe(0);
    for (const name of [...commands, "help", "version"])
      expect(stdout).toMatch(new RegExp(`^  ${name} `, "m"));
    expect(stdout).toContain("EKO_ACCESS_KEY");
    for (const code of [0, 1, 2, 3, 4, 5]) expect(stdout).toMatch(new RegExp(`^  ${code}  \\S`, "m"));
  });

  it.each(commands)("of %s shows its flags and examples, and calls nothing", async (name) => {
    const { exitCode, stdout } = await invokeCli([name, "--help"]);
    expect(exitCode).toBe(0);
    expect(stdout).toContain(`Usage: eko-onboarding ${name} [FLAGS]`);
    expect(stdout).toMatch(new RegExp(`Examples:\n  eko-onboarding ${name}`));
  });

  it.each([
    [["help"], ["--help"]],
    [
      ["help", "verify"],
      ["verifyCustomerOtp", "--help"],
    ],
    [["version"], ["--version"]],
  ])("is shown by %j as by %j", async (words, flags) => {
    expect(await invokeCli(words)).toEqual(await invokeCli(flags));
  });

  it.each([[40], [60], [100]])("fits a terminal of %i columns, and loses no word", async (columns) => {
    for (const argv of [["--help"], ["sign", "--help"]]) {
      const { stdout } = await invokeCli(argv, { columns });
      const wide = await invokeCli(argv);
      expect(stdout.split(/\s+/)).toEqual(wide.stdout.split(/\s+/));
      const tooLong = stdout.split("\n").filter((line) => line.length > columns);
      // Examples stay whole, so that they can be copied.
      expect(tooLong.filter((line) => !line.startsWith("  eko-onboarding "))).toEqual([]);
    }
  });

  it("is not wrapped on a terminal that says it has 0 columns", async () => {
    expect(await invokeCli(["--help"], { columns: 0 })).toEqual(await invokeCli(["--help"]));
  });

  it("has the documented sample among the examples, quoted for the shell", async () => {
    const { stdout } = await invokeCli(["onboard", "--help"]);
    expect(stdout).toMatch(
      /^ {2}eko-onboarding onboardCustomer --customer-id 9444444444 --name 'Karan Garg' --dob 1990-05-15 .*--address Bangalore/m,
    );
  });

  it("has a flag for every field of the contract", async () => {
    const { stdout } = await invokeCli(["verify", "-h"]);
    const fields = ["customer-id", "initiator-id", "user-code", "client-ref-id", "otp", "otp-ref-id"];
    for (const flag of fields) expect(stdout).toMatch(new RegExp(`^  --${flag} VALUE +\\S`, "m"));
  });
});

describe("--version", () => {
  it("tells the version of the package and the hash of the contract", async () => {
    const { version } = JSON.parse(await readFile("package.json", "utf8"));
    const sha256 = createHash("sha256")
      .update(await readFile("openapi/openapi.yaml"))
      .digest("hex");
    const { exitCode, stdout } = await invokeCli(["--version"]);
    expect(exitCode).toBe(0);
    expect(stdout).toContain(`eko-onboarding ${version}\n`);
    expect(stdout).toContain(`SHA-256 ${sha256}\n`);
    expect(stdout).toMatch(/compared with the vendor's page "Onboard Customer", SHA-256 [0-9a-f]{64}\n$/);
    expect(JSON.parse((await invokeCli(["--version", "--json"])).stdout)).toMatchObject({
      version,
      contract: { sha256 },
    });
  });
});

describe("wrong arguments", () => {
  it.each([
    [["dance"], "There is no such command. The commands are: onboardCustomer, "],
    [["__proto__"], "There is no such command"],
    [["onbord"], "There is no such command. Did you mean onboard?"],
    [["get-customer"], "Did you mean getCustomer?"],
    [["help", "docter"], "Did you mean doctor?"],
    [["onboard", "--nmae", "CANARY"], "There is no flag --nmae. Did you mean --name?"],
    [["onboard", "--customer_id", "CANARY"], "Did you mean --customer-id?"],
    [["mock", "--prot", "CANARY"], "Did you mean --port?"],
    [["onboard", "--constructor"], "There is no flag --constructor. See --help."],
    [["sign", "--__proto__=CANARY"], "There is no flag --__proto__. See --help."],
    [["onboard", "--zzz"], "There is no flag --zzz. See --help."],
    [["onboard", "--name", "Karan", "CANARY"], "A value with blanks needs quotes"],
    [["onboard", "--name", "--dob", "CANARY"], "--name needs a value"],
    [["onboard", "--name"], "--name needs a value"],
    [["onboard", "--yes=CANARY"], "--yes takes no value"],
    [["sign", "--name", "CANARY"], "There is no flag --name"],
    [["--env-file", "/nowhere/CANARY"], "--env-file cannot be read (ENOENT)"],
    [["--env", "/nowhere/CANARY"], "--env cannot be read (ENOENT)"],
  ])("%j exits with 2 and does not show values", async (argv, message) => {
    const { exitCode, stdout, stderr } = await invokeCli(argv);
    expect(exitCode).toBe(2);
    expect(stdout).toBe("");
    expect(stderr).toContain(message);
    expect(stderr).not.toContain("CANARY");
  });

  it("come as JSON with --json", async () => {
    const { exitCode, stdout } = await invokeCli(["dance", "--json"]);
    expect(exitCode).toBe(2);
    expect(JSON.parse(stdout)).toMatchObject({ ok: false, exitCode: 2, error: { name: "EkoConfigError" } });
  });
});

describe("configuration", () => {
  it("names everything that is missing", async () => {
    const { exitCode, stderr } = await invokeCli([], { env: { EKO_ACCESS_KEY: "CANARY" } });
    expect(exitCode).toBe(2);
    expect(stderr).toContain("Set EKO_ENVIRONMENT, EKO_DEVELOPER_KEY, EKO_INITIATOR_ID, EKO_USER_CODE,");
    expect(stderr).not.toContain("CANARY");
  });

  it.each([
    [{ EKO_ENVIRONMENT: "staging" }, "EKO_ENVIRONMENT must be sandbox or production"],
    [{ EKO_ENVIRONMENT: "sandbx" }, "Did you mean sandbox?"],
    [{ EKO_BASE_URL: "http://gateway.example" }, "must use https:"],
    [{ EKO_ENVIRONMENT: "sandbox", EKO_BASE_URL: "https://gateway.example" }, "not both"],
  ])("refuses %j", async (server, message) => {
    const { exitCode, stderr } = await invokeCli([], { env: configure(server) });
    expect(exitCode).toBe(2);
    expect(stderr).toContain(message);
  });

  it("reads what is not set from --env-file", async () => {
    const folder = await mkdtemp(join(tmpdir(), "eko-"));
    onTestFinished(() => rm(folder, { recursive: true }));
    const file = join(folder, ".env");
    await writeFile(file, "EKO_DEVELOPER_KEY=from-file\nEKO_ACCESS_KEY=TEST_ACCESS_KEY_DO_NOT_USE\n");
    const { stdout } = await invokeCli(["sign", "--timestamp", "1700000000000", "--env-file", file], {
      env: { EKO_DEVELOPER_KEY: "from-environment" },
    });
    expect(stdout).toContain("developer_key: from-environment\n");
    expect(stdout).toContain("secret-key: u30ak/iOGwKCaspqCeiYng8fd98QDx7kF3DBBOadQHk=\n");
  });

  it("takes .env.example as no configuration", async () => {
    const { exitCode, stderr } = await invokeCli(["--env-file", ".env.example"]);
    expect({ exitCode, stderr }).toEqual({ exitCode: 1, stderr: "This test gives no mock.\n" });
  });
});

describe("what fails outside of a call", () => {
  it("is reported, whatever was thrown", async () => {
    const [stdout, stderr] = [new PassThrough(), new PassThrough()];
    const loadMock = () => Promise.reject("no mock today");
    const exitCode = await runCli(["onboard", "--json"], {
      env: {},
      stdin: new PassThrough(),
      stdout,
      stderr,
      loadMock,
    });
    stdout.end();
    stderr.end();
    expect(exitCode).toBe(1);
    expect(await text(stderr)).toBe("no mock today\n");
    expect(JSON.parse(await text(stdout))).toEqual({
      ok: false,
      exitCode: 1,
      command: "onboardCustomer",
      error: {},
    });
  });

  it("is a wrong flag of the mock, too", async () => {
    const { exitCode, stderr } = await invokeCli(["mock", "--port", "http"]);
    expect(exitCode).toBe(2);
    expect(stderr).toContain("--port takes a whole number up to 65535.\n");
  });
});

describe("the end of the flags", () => {
  it("may be marked", async () => {
    expect(await invokeCli(["sign", "--help", "--"])).toMatchObject({ exitCode: 0 });
  });

  it("is not the end of the arguments that are refused", async () => {
    const { exitCode, stderr } = await invokeCli(["sign", "--", "x"]);
    expect(exitCode).toBe(2);
    expect(stderr).toContain("Argument 2 does not belong to a flag.");
  });
});
