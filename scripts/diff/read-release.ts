import { execFileSync } from "node:child_process";

/** A contract to compare with, and where it is from. */
export interface Release {
  tag: string;
  contract: string;
}

/** Reads the contract at the last tag that is a version; nothing when no version was released yet. */
export function readRelease(folder: string): Release | undefined {
  const [tag] = (
    runGit(folder, "tag", "--list", "v[0-9]*", "--sort=-version:refname", "--merged") ?? ""
  ).split("\n");
  const contract = tag ? readContractAt(folder, tag) : undefined;
  return tag && contract !== undefined ? { tag, contract } : undefined;
}

/** Reads the contract of the last commit; nothing where there is none. */
export function readCommitted(folder: string): string | undefined {
  return readContractAt(folder, "HEAD");
}

function readContractAt(folder: string, revision: string): string | undefined {
  return runGit(folder, "show", `${revision}:./openapi/openapi.yaml`);
}

/** Nothing when git refuses: the folder is not a repository, or has no commit. */
function runGit(folder: string, ...args: string[]): string | undefined {
  try {
    return execFileSync("git", args, { cwd: folder, encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] });
  } catch {
    return undefined;
  }
}
