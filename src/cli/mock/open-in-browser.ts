import { spawn } from "node:child_process";

/** Opens an address in the browser of the user. @param onFailure called when this machine has no command to do so */
export function openInBrowser(
  url: string,
  onFailure: () => void,
  platform: NodeJS.Platform = process.platform,
): void {
  const [command, args]: [string, string[]] =
    platform === "win32"
      ? ["cmd", ["/c", "start", "", url]]
      : [platform === "darwin" ? "open" : "xdg-open", [url]];
  const child = spawn(command, args, { stdio: "ignore", detached: true });
  child.on("error", onFailure);
  child.unref();
}
