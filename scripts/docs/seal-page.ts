import { createHash } from "node:crypto";

/** What is added to the head of the page. */
export interface PageHead {
  /** A style sheet over Redoc's own. */
  theme: string;
  /** What search engines show. */
  description: string;
}

/**
 * Makes Redoc's page self-contained: no request leaves it, and its policy forbids any. The credit to Redoc stays.
 *
 * @throws Error when the page is not as expected, as after an update of Redoc
 */
export function sealPage(page: string, { theme, description }: PageHead): string {
  mustContain(page, '"disableTelemetry":true', "Telemetry is on: redocly.yaml needs `telemetry: off`.");
  const inlined = inlineLogo(page);
  const head = `<meta http-equiv="Content-Security-Policy" content="${contentSecurityPolicy(inlined)}">
  <meta name="description" content="${escapeAttribute(description)}">
  <link rel="icon" href="data:,">`;
  return inlined
    .replace('<meta charset="utf8" />', (charset) => `${charset}\n  ${head}`)
    .replace("</head>", () => `<style>\n${theme}</style>\n</head>`);
}

/** The logo beside "API docs by" comes from a CDN; the word in its place gives the same credit. */
function inlineLogo(page: string): string {
  return ["https://cdn.redoc.ly/redoc/logo-mini-full.svg", "https://cdn.redoc.ly/redoc/logo-mini.svg"].reduce(
    (text, url) => {
      mustContain(text, url, "Redoc no longer loads its logo from the known place.");
      return text.replaceAll(url, logo);
    },
    page,
  );
}

const logo = `data:image/svg+xml;base64,${Buffer.from(
  `<svg xmlns="http://www.w3.org/2000/svg" width="48" height="16"><text x="0" y="12" font-family="sans-serif" font-size="12" font-weight="bold" fill="#1a1c21">Redocly</text></svg>`,
).toString("base64")}`;

/**
 * Allows the page's own scripts, by their hashes, and the styles that Redoc makes as it runs. Without `eval` and
 * workers Redoc searches on the main thread, which is fast enough for a description of this size.
 */
function contentSecurityPolicy(page: string): string {
  const scripts = [...page.matchAll(/<script(?: type="module")?>(.*?)<\/script>/gs)];
  const hashes = scripts.map(
    ([, source = ""]) => `'sha256-${createHash("sha256").update(source).digest("base64")}'`,
  );
  return [
    "default-src 'none'",
    `script-src ${hashes.join(" ")}`,
    "style-src 'unsafe-inline'",
    "img-src data:",
    "font-src data:",
    "base-uri 'none'",
    "form-action 'none'",
  ].join("; ");
}

function mustContain(page: string, text: string, complaint: string): void {
  if (!page.includes(text)) throw new Error(complaint);
}

function escapeAttribute(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll('"', "&quot;");
}
