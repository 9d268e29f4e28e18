import type { Impact } from "./rate-change.ts";

/** The version that comes after a released one: before 1.0 a breaking change makes a minor version, too. */
export function nextVersion(released: string, impact: Impact | undefined): string {
  const [major = 0, minor = 0, patch = 0] = released.replace(/^v/, "").split(".").map(Number);
  if (impact === undefined) return released.replace(/^v/, "");
  if (impact === "breaking" && major > 0) return `${major + 1}.0.0`;
  return impact === "patch" ? `${major}.${minor}.${patch + 1}` : `${major}.${minor + 1}.0`;
}
