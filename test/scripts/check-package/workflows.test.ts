import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";

const folder = join(import.meta.dirname, "../../../.github/workflows");
const workflows = await Promise.all(
  (await readdir(folder)).map(async (name) => ({ name, text: await readFile(join(folder, name), "utf8") })),
);

describe.each(workflows)("workflow $name", ({ text }) => {
  it("pins every action to a commit, and says which version that is", () => {
    const actions = [...text.matchAll(/^ *-? *uses: (.*)$/gm)].map(([, action]) => action);
    expect(actions).not.toEqual([]);
    for (const action of actions) expect(action).toMatch(/^[\w/-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/);
  });

  it("starts without rights and gives each job its own", () => {
    const { permissions, jobs } = parse(text);
    expect(permissions).toEqual({});
    for (const job of Object.values<{ permissions?: unknown }>(jobs)) {
      expect(job.permissions).toBeTypeOf("object");
      expect(job.permissions).not.toMatchObject({ contents: "write" });
    }
  });
});

describe("all workflows together", () => {
  it("use one version of each action", () => {
    const actions = workflows.flatMap(({ text }) => [...text.matchAll(/uses: ([\w-]+\/[\w-]+)\S*@(.*)$/gm)]);
    const versions = new Map<string, Set<string>>();
    for (const [, action = "", version = ""] of actions) {
      versions.set(action, (versions.get(action) ?? new Set()).add(version));
    }
    expect([...versions].filter(([, used]) => used.size > 1)).toEqual([]);
    expect(versions.get("actions/checkout")?.size).toBe(1);
  });
});

describe("the workflow ci.yml", () => {
  const { text = "" } = workflows.find(({ name }) => name === "ci.yml") ?? {};
  const { quick, ...others } = parse(text).jobs;

  it("runs the tests of every project", async () => {
    const configuration = await readFile(join(folder, "../../vitest.config.ts"), "utf8");
    const projects = [...configuration.matchAll(/\bname: "(\w+)"/g)].map(([, name]) => name);
    const run = [...text.matchAll(/--project (\w+)/g)].map(([, name]) => name);
    expect(projects).toContain("slow");
    expect(run.sort()).toEqual(projects.sort());
  });

  it("begins with the quick tests", () => {
    expect(quick.needs).toBeUndefined();
    for (const job of Object.values<{ needs?: unknown }>(others)) expect(job.needs).toBe("quick");
  });
});
