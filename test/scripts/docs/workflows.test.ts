import { execFile } from "node:child_process";
import { chmod, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { parse } from "yaml";

const folder = ".github/workflows";

interface Workflow {
  permissions: object;
  jobs: Record<string, { permissions: object; steps: { name?: string; uses?: string; run?: string }[] }>;
}

async function readWorkflow(file: string): Promise<Workflow> {
  return parse(await readFile(join(folder, file), "utf8"));
}

describe("the workflow docs.yml", () => {
  it("lets only the publishing job write to Pages", async () => {
    const { jobs } = await readWorkflow("docs.yml");
    expect(jobs.build?.permissions).toEqual({ contents: "read" });
    expect(jobs.publish?.permissions).toEqual({ pages: "write", "id-token": "write" });
  });
});

describe("the report of the nightly comparison", () => {
  let work: string;

  beforeEach(async () => {
    work = await mkdtemp(join(tmpdir(), "eko-drift-"));
    await writeFile(join(work, "report.txt"), "place  page  contract\ndob  integer  string\n```@everyone\n");
    // Stands in for GitHub's command line: lists one issue or none, and notes what it is asked to do.
    const gh = '#!/bin/sh\ncase "$*" in *list*) echo "$OPEN_ISSUE" ;; *) echo "gh $*" >> calls.txt ;; esac\n';
    await writeFile(join(work, "gh"), gh);
    await chmod(join(work, "gh"), 0o755);
  });

  afterEach(() => rm(work, { recursive: true }));

  async function report(status: string, openIssue: string): Promise<string> {
    const { jobs } = await readWorkflow("docs-drift.yml");
    const script = jobs.compare?.steps.find(({ name }) => name === "Report")?.run ?? "exit 1";
    // The way in which GitHub runs a step.
    await promisify(execFile)("bash", ["-e", "-c", script], {
      cwd: work,
      env: { PATH: `${work}:${process.env.PATH}`, STATUS: status, OPEN_ISSUE: openIssue },
    });
    return readFile(join(work, "calls.txt"), "utf8").catch(() => "");
  }

  it("opens an issue with the table when there is none", async () => {
    expect(await report("1", "")).toMatch(/gh issue create .*--label docs-drift --body-file body\.md/);
    const body = await readFile(join(work, "body.md"), "utf8");
    expect(body).toContain("exit code 1");
    expect(body).toContain("    dob  integer  string\n    ```@everyone\n");
  });

  it("updates the issue that is open", async () => {
    expect(await report("2", "7")).toBe("gh issue edit 7 --body-file body.md\n");
  });

  it("closes the issue when the pages are in step again", async () => {
    expect(await report("0", "7")).toMatch(/^gh issue close 7 --comment .*in step/);
  });

  it("does nothing when the pages are in step and no issue is open", async () => {
    expect(await report("0", "")).toBe("");
  });
});
