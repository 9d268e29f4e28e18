import { execFileSync } from "node:child_process";
import { describe, expect, it } from "vitest";
import { formatCurl } from "../../src/mock/inspector/page/format-curl.ts";

/** The arguments that a POSIX shell hands to curl. */
function readArguments(command: string): string[] {
  const script = `curl() { printf '%s\\0' "$@"; }\n${command}`;
  return execFileSync("sh", ["-c", script], { encoding: "utf8" }).split("\0").slice(0, -1);
}

describe("formatCurl", () => {
  it("repeats a request, whatever characters are in it", () => {
    const body = `{"name":"O'Neill $HOME \`id\` \\"}\n`;
    const headers = {
      host: "mock",
      "content-type": "application/json",
      "content-length": "9",
      "x-odd": "a'b\\c",
    };
    const command = formatCurl({ method: "POST", path: "/a?b='c'", headers, body }, "http://127.0.0.1:1");
    expect(readArguments(command)).toEqual([
      ...["-g", "--path-as-is", "-X", "POST", "http://127.0.0.1:1/a?b='c'"],
      ...["-H", "content-type: application/json", "-H", "x-odd: a'b\\c", "--data-raw", body],
    ]);
  });

  it("keeps a header without a value, which curl would take away", () => {
    const request = { method: "GET", path: "/", headers: { "secret-key": "" } };
    expect(readArguments(formatCurl(request, "http://127.0.0.1:1")).slice(-2)).toEqual(["-H", "secret-key;"]);
  });
});
