import { execFileSync } from "node:child_process";

/** The contract as it was released last. */
export interface Release {
  tag: string;
  contract: string;
}

/** Reads the contract at the last tag that is a version; nothing when no version was released yet. */
export function readRelease(folder: string): Release | undefined {
  const git = (...args: string[]) =>
    execFileSync("git", args, { cwd: folder, encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] });
  const [tag] = git("tag", "--list", "v[0-9]*", "--sort=-version:refname", "--merged").split("\n");
  return tag ? { tag, contract: git("show", `${tag}:openapi/openapi.yaml`) } : undefined;
}
