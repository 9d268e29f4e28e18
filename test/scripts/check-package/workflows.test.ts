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
