import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, inject, it } from "vitest";
import { parse } from "yaml";
import { buildSdkReference } from "../../../scripts/docs/build-sdk-reference.ts";
import { expandInserts } from "../../../scripts/docs/expand-inserts.ts";
import { sealPage } from "../../../scripts/docs/seal-page.ts";
import { formatTable } from "../../../scripts/shared/format-table.ts";
import { readContract } from "../../../scripts/shared/read-contract.ts";

describe("buildSite", () => {
  const folder = inject("siteFolder");
  const read = (file: string) => readFile(join(folder, file), "utf8");

  it("writes the page, the description in both forms, and the index", async () => {
    expect((await readdir(folder)).sort()).toEqual([
      "index.html",
      "llms.txt",
      "openapi.json",
      "openapi.yaml",
    ]);
  });

  it("publishes the same description as YAML and as JSON", async () => {
    expect(parse(await read("openapi.yaml"))).toEqual(JSON.parse(await read("openapi.json")));
  });

  it("puts a sample in each language with each operation", async () => {
    const { paths } = JSON.parse(await read("openapi.json"));
    const samples = paths["/customer/account/{customer_id}"].post["x-codeSamples"];
    expect(samples.map(({ lang }: { lang: string }) => lang)).toEqual([
      "curl",
      "TypeScript",
      "Node.js",
      "Python",
      "PHP",
      "Java",
      "Go",
    ]);
    expect(samples[0].source).toContain("/customer/account/9444444444");
  });

  it("expands every insert of the guide", async () => {
    const { tags } = JSON.parse(await read("openapi.json"));
    const guide = tags.map(({ description }: { description: string }) => description).join("\n");
    expect(guide).not.toContain("<!--");
    expect(guide).toContain("| `302` | `wrong_otp` | The OTP is wrong. |");
    expect(guide).toMatch(/\| `0000000461` +\| `200 invalid_input` +\| Fields are refused/);
    expect(guide).toMatch(/\| `308` \| `not_enrolled` \| Nobody is enrolled/);
    expect(guide).toMatch(/\| `500` \| Connectivity fails/);
  });

  it("keeps the page to itself: no telemetry, no other host, a policy that allows none", async () => {
    const page = await read("index.html");
    expect(page).toContain('"disableTelemetry":true');
    expect(page).not.toContain("cdn.redoc.ly");
    const policy = /<meta http-equiv="Content-Security-Policy" content="([^"]*)">/.exec(page)?.[1];
    expect(policy).toMatch(
      /^default-src 'none'; script-src( 'sha256-[^' ]+'){3}; style-src 'unsafe-inline'; /,
    );
    expect(policy).not.toMatch(/https?:|\*|unsafe-eval/);
    expect(page.indexOf("Content-Security-Policy")).toBeLessThan(page.indexOf("<script"));
  });

  it("tells a program how to sign, what to call and what may come back", async () => {
    const index = await read("llms.txt");
    expect(index).toMatch(/^# Eko Customer Onboarding\n\n> /);
    expect(index).toContain("u30ak/iOGwKCaspqCeiYng8fd98QDx7kF3DBBOadQHk=");
    expect(index).toContain("- sandbox: https://staging.eko.in/ekoapi/v3");
    expect(index).toContain("### onboardCustomer: `POST /customer/account/{customer_id}`");
    expect(index).toContain("- `customer_id`: path, string, required");
    expect(index).toContain("- `client_ref_id`: body, string, optional");
    expect(index).toContain("- `otp`: body, string or integer, optional");
    expect(index).toContain("- `user_code`: query, string, required");
    expect(index).toContain("- `response_type_id` 2129, otp_sent:");
    expect(index).toContain("| `461` | `invalid_input` |");
    expect(index).toContain("| `403` |");
  });
});

describe("expandInserts", () => {
  it("refuses an insert that does not exist", async () => {
    const contract = await readContract("openapi/openapi.yaml");
    expect(() => expandInserts("<!-- insert: nonsense -->", contract)).toThrow("unknown insert: nonsense");
  });
});

describe("formatTable", () => {
  it("keeps a cell in its row", () => {
    expect(formatTable(["a", "b"], [["x|y", "two\nlines\n"]])).toBe(
      "| a | b |\n| --- | --- |\n| x\\|y | two lines |",
    );
  });
});

describe("sealPage", () => {
  const head = { theme: "", script: "", description: 'A "quoted" text & more' };
  const logos = "https://cdn.redoc.ly/redoc/logo-mini-full.svg https://cdn.redoc.ly/redoc/logo-mini.svg";
  const page = `<head><meta charset="utf8" /></head><script type="module">"disableTelemetry":true ${logos}</script></body>`;

  it("allows each inline script by its hash, and nothing else", () => {
    const sealed = sealPage(page.replace("<script", "<script>try{}</script><script"), head);
    // The SHA-256 of try{}, made with openssl.
    expect(sealed).toContain("script-src 'sha256-FWCqKbf0BBDqw/lcu98AwTl9Kf+hI5E2ohdyJwnmXIM=' 'sha256-");
  });

  it("escapes the description of the page", () => {
    expect(sealPage(page, head)).toContain('content="A &quot;quoted&quot; text &amp; more"');
  });

  it("refuses a page that reports to Redocly", () => {
    const reporting = page.replace('"disableTelemetry":true', '"disableTelemetry":false');
    expect(() => sealPage(reporting, head)).toThrow("Telemetry is on");
  });

  it("refuses a page whose logo comes from elsewhere", () => {
    expect(() => sealPage(page.replace("cdn.redoc.ly", "cdn.example"), head)).toThrow("logo");
  });
});

describe("buildSdkReference", () => {
  it("documents every export, with what it throws, and asks no other host for anything", async () => {
    const folder = await mkdtemp(join(tmpdir(), "eko-sdk-"));
    await buildSdkReference(folder);
    const read = (file: string) => readFile(join(folder, file), "utf8");
    expect(await read("functions/eko-onboarding.createEkoClient.html")).toContain("EkoConfigError");
    expect(await readdir(join(folder, "classes"))).toContain("eko-onboarding.EkoHttpError.html");
    expect(await read("functions/eko-onboarding_mock.startMockServer.html")).toContain("documented examples");
    for (const file of ["index.html", "modules/eko-onboarding.html", "assets/main.js"]) {
      expect(await read(file)).not.toMatch(/(src|href)="https?:|import\("http|fetch\("http/);
    }
    // The first page says where to begin, and every page leads back to the reference of the API.
    const first = await read("index.html");
    expect(first).toContain('<a href="functions/eko-onboarding.createEkoClient.html"');
    expect(first).toContain('<a href="modules/eko-onboarding_mock.html"');
    expect(first).toContain('<a href="../index.html">');
    const options = await read("interfaces/eko-onboarding.EkoClientOptions.html");
    expect(options).toContain('<a href="../../index.html">');
    // A type without a page of its own is written out.
    expect(options).not.toMatch(/tsd-signature-type">Instance</);
    await rm(folder, { recursive: true });
  });
});
