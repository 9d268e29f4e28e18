import { createHash } from "node:crypto";

/** What is added to Redoc's page. */
export interface PageExtras {
  /** A style sheet over Redoc's own. */
  theme: string;
  /** A script that runs after Redoc's own. */
  script: string;
  /** What search engines show. */
  description: string;
}

/**
 * Makes Redoc's page self-contained: no request leaves it, and its policy forbids any. The credit to Redoc stays.
 *
 * @throws Error when the page is not as expected, as after an update of Redoc
 */
export function sealPage(page: string, { theme, script, description }: PageExtras): string {
  mustContain(page, '"disableTelemetry":true', "Telemetry is on: redocly.yaml needs `telemetry: off`.");
  const inlined = addScript(inlineLogo(page), script);
  const head = `<meta http-equiv="Content-Security-Policy" content="${contentSecurityPolicy(inlined)}">
  <meta name="description" content="${escapeAttribute(description)}">
  <link rel="icon" href="${icon}">`;
  return inlined
    .replace('<meta charset="utf8" />', (charset) => `${charset}\n  ${head}`)
    .replace("</head>", () => `<style>\n${theme}</style>\n</head>`);
}

/** Before the end of the page: Redoc's own script holds a </body>, too. */
function addScript(page: string, script: string): string {
  const end = page.lastIndexOf("</body>");
  if (end === -1) throw new Error("Redoc's page has no </body>.");
  return `${page.slice(0, end)}<script>${script}</script>\n${page.slice(end)}`;
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

const logo = encodeSvg(
  `<svg xmlns="http://www.w3.org/2000/svg" width="48" height="16"><text x="0" y="12" font-family="sans-serif" font-size="12" font-weight="bold" fill="#1a1c21">Redocly</text></svg>`,
);

const icon = encodeSvg(
  `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><rect width="32" height="32" rx="7" fill="#0b57d0"/><path d="M9 17l5 5 9-11" fill="none" stroke="#fff" stroke-width="3.5" stroke-linecap="round" stroke-linejoin="round"/></svg>`,
);

function encodeSvg(svg: string): string {
  return `data:image/svg+xml;base64,${Buffer.from(svg).toString("base64")}`;
}

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
