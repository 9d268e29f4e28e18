import { describe, expect, it } from "vitest";
import { checkPages, type Report } from "../../../scripts/docs-drift/check-page.ts";
import { openContract } from "../../../scripts/docs-drift/contract-tree.ts";
import { frozenContract } from "../../helpers/frozen-contract.ts";
import { type Form, forms } from "../../helpers/pages/forms.ts";
import {
  verifyCustomerOtp as base,
  type PageModel,
  type ParameterModel,
  type ResponseModel,
} from "../../helpers/pages/page-model.ts";

const contract = openContract(frozenContract);

interface Change {
  name: string;
  change: (page: PageModel) => void;
  /** What shows it. */
  shownBy: Form["hides"][number] | "every form";
  differences: string[];
}

const parameter = (page: PageModel, name: string): ParameterModel =>
  found(page.parameters.find((one) => one.name === name));
const removeFrom = <T extends { name: string }>(list: T[], name: string): T =>
  found(
    list.splice(
      list.findIndex((one) => one.name === name),
      1,
    )[0],
  );
const dataOf = (page: PageModel): ResponseModel[] =>
  found(page.response.find(({ name }) => name === "data")?.children);
const profileOf = (page: PageModel): ResponseModel[] =>
  found(dataOf(page).find(({ name }) => name === "customer_profile")?.children);
const sampleProfileOf = (page: PageModel) =>
  (page.sample.data as { customer_profile: Record<string, unknown> }).customer_profile;

function found<T>(value: T | undefined): T {
  if (value === undefined) throw new Error("The model has no such part.");
  return value;
}

const email: ParameterModel = {
  in: "body",
  name: "email",
  type: "string",
  required: true,
  description: "Mail.",
  example: "a@b.example",
};

const changes: Change[] = [
  {
    name: "a body field added",
    shownBy: "parameters",
    change: (page) => page.parameters.push(email),
    differences: ["added body email"],
  },
  {
    name: "a query parameter added",
    shownBy: "parameters",
    change: (page) => page.parameters.splice(1, 0, { ...email, in: "query" }),
    differences: ["added query email"],
  },
  {
    name: "a header added",
    shownBy: "headers",
    change: (page) => page.headers.push({ ...email, in: "header", name: "X-Trace" }),
    differences: ["added header x-trace"],
  },
  {
    name: "a field removed",
    shownBy: "parameters",
    change: (page) => removeFrom(page.parameters, "user_code"),
    differences: ["removed body user_code"],
  },
  {
    name: "a header removed",
    shownBy: "headers",
    change: (page) => removeFrom(page.headers, "secret-key"),
    differences: ["removed header secret-key"],
  },
  {
    name: "a field renamed",
    shownBy: "parameters",
    change: (page) => void Object.assign(parameter(page, "user_code"), { name: "agent_code" }),
    differences: ["renamed body user_code"],
  },
  {
    name: "a field retyped",
    shownBy: "parameters",
    change: (page) => void Object.assign(parameter(page, "client_ref_id"), { type: "integer" }),
    differences: ["retyped body client_ref_id"],
  },
  {
    name: "a labelled field retyped",
    shownBy: "parameters",
    change: (page) => void Object.assign(parameter(page, "otp"), { type: "string" }),
    differences: ["retyped body otp"],
  },
  {
    name: "a field made required",
    shownBy: "parameters",
    change: (page) => void Object.assign(parameter(page, "client_ref_id"), { required: true }),
    differences: ["made required body client_ref_id"],
  },
  {
    name: "a field made optional",
    shownBy: "parameters",
    change: (page) => void Object.assign(parameter(page, "user_code"), { required: false }),
    differences: ["made optional body user_code"],
  },
  {
    name: "another example",
    shownBy: "parameters",
    change: (page) => void Object.assign(parameter(page, "user_code"), { example: "20810201" }),
    differences: ["example changed body user_code"],
  },
  {
    name: "another example of a path parameter",
    shownBy: "parameters",
    change: (page) => void Object.assign(parameter(page, "customer_id"), { example: "9000000001" }),
    differences: ["example changed path customer_id"],
  },
  {
    name: "a field moved to the query",
    shownBy: "parameters",
    change: (page) =>
      void page.parameters.splice(1, 0, { ...removeFrom(page.parameters, "user_code"), in: "query" }),
    differences: ["moved body user_code"],
  },
  {
    name: "the path parameter moved to the body",
    shownBy: "parameters",
    change: (page) => void Object.assign(parameter(page, "customer_id"), { in: "body" }),
    differences: ["moved path customer_id"],
  },
  {
    name: "another method",
    shownBy: "every form",
    change: (page) => void Object.assign(page, { method: "PUT" }),
    differences: ["method changed method"],
  },
  {
    name: "another path",
    shownBy: "every form",
    change: (page) => void Object.assign(page, { path: "/customers/{customer_id}/otp" }),
    differences: ["path changed path"],
  },
  {
    name: "another server",
    shownBy: "server",
    change: (page) => void Object.assign(page, { server: "https://staging.eko.in/ekoapi/v4" }),
    differences: ["server changed server"],
  },
  {
    name: "a response field removed",
    shownBy: "every form",
    change: (page) => {
      removeFrom(profileOf(page), "balance");
      delete sampleProfileOf(page).balance;
    },
    differences: ["removed response data.customer_profile.balance"],
  },
  {
    name: "a response field retyped",
    shownBy: "every form",
    change: (page) => void Object.assign(found(profileOf(page)[4]), { type: "string" }),
    differences: ["retyped response data.customer_profile.kyc_state"],
  },
  {
    name: "a response field renamed",
    shownBy: "every form",
    change: (page) => {
      found(profileOf(page)[3]).name = "funds";
      sampleProfileOf(page).funds = "0";
    },
    differences: ["renamed response data.customer_profile.balance"],
  },
  {
    name: "a response field nested elsewhere",
    shownBy: "nesting",
    change: (page) => {
      dataOf(page).unshift(removeFrom(profileOf(page), "mobile"));
      delete sampleProfileOf(page).mobile;
      (page.sample.data as Record<string, unknown>).mobile = "1";
    },
    differences: ["renested response data.customer_profile.mobile"],
  },
  {
    name: "a response type added",
    shownBy: "response types",
    change: (page) => page.responseTypes.push({ id: 4711, meaning: "New" }),
    differences: ["response type added response type 4711"],
  },
  {
    name: "a response type removed",
    shownBy: "response types",
    change: (page) => page.responseTypes.pop(),
    differences: ["response type removed response type 2147"],
  },
  {
    name: "another next step",
    shownBy: "response types",
    change: (page) =>
      void Object.assign(found(page.responseTypes[1]), {
        next: { title: "Onboard Customer", slug: "onboard-customer" },
      }),
    differences: ["next step changed response type 2136"],
  },
];

const harmless: { name: string; change: (page: PageModel) => void }[] = [
  { name: "nothing", change: () => undefined },
  {
    name: "other words",
    change: (page) => {
      for (const one of [...page.parameters, ...page.headers])
        one.description = "Required: a string, e.g. of Headers.";
      page.summary = "Base text.";
      page.description = "GET it.\nresponse";
      found(page.responseTypes[0]).meaning = "Fine";
    },
  },
  {
    name: "no words",
    change: (page) => {
      for (const one of [...profileOf(page)]) one.description = "";
    },
  },
  {
    name: "a next step that leaves the contract",
    change: (page) =>
      void Object.assign(found(page.responseTypes[0]), {
        next: { title: "Send Money", slug: "dmt-send-money" },
      }),
  },
  { name: "another order of the response fields", change: (page) => void profileOf(page).reverse() },
  {
    name: "labels",
    change: (page) => {
      for (const one of page.parameters) one.label = "Mobile";
    },
  },
];

function check(form: Form, change: (page: PageModel) => void, noise = (text: string) => text): Report {
  const page = structuredClone(base);
  change(page);
  const [report] = checkPages(Buffer.from(noise(form.render(page))), contract);
  return found(report);
}

function differencesOf(report: Report): string[] {
  if (report.status === "not understood" || report.status === "new operation")
    return [JSON.stringify(report)];
  return report.findings
    .filter(({ kind }) => kind !== "declared")
    .map(({ kind, place }) => `${kind} ${place}`);
}

describe.each(forms)("checkPages of $name", (form) => {
  it.each(harmless)("reports nothing for $name", ({ change }) => {
    expect(differencesOf(check(form, change))).toEqual([]);
  });

  it.each(changes)("reports $name where it is shown", ({ change, shownBy, differences }) => {
    const isHidden = form.hides.some((hidden) => hidden === shownBy);
    expect(differencesOf(check(form, change))).toEqual(isHidden ? [] : differences);
  });

  it("reports a response field added, by its last name where the nesting is not shown", () => {
    const report = check(form, (page) => {
      profileOf(page).splice(2, 0, { name: "email", type: "string", description: "Mail." });
      sampleProfileOf(page).email = "";
    });
    const name = form.hides.includes("nesting") ? "email" : "data.customer_profile.email";
    expect(differencesOf(report)).toEqual([`added response ${name}`]);
  });

  it("reports a response field with a dot in its name, by its whole name", () => {
    const report = check(form, (page) => {
      profileOf(page).splice(2, 0, { name: "page.token", type: "string", description: "Where to go on." });
      sampleProfileOf(page)["page.token"] = "";
    });
    const name = form.hides.includes("nesting") ? "page.token" : "data.customer_profile.page.token";
    expect(differencesOf(report)).toEqual([`added response ${name}`]);
  });

  it("lists what it does not show", () => {
    const words = { nesting: "nesting of the response fields" } as Record<string, string>;
    const report = check(form, () => undefined);
    expect(report).toMatchObject({ status: "in step" });
    const { hidden } = report as Extract<Report, { hidden: unknown }>;
    const own = hidden.filter((part) => !part.startsWith("types other"));
    // A form that shows some statuses does not hide them.
    const statuses = form.hides.filter((part) => part.startsWith("status of"));
    const others = form.hides.filter((part) => !/^(status|allowed values) of/.test(part));
    const expected = [
      ...others.map((part) => words[part] ?? part),
      ...(form.hides.some((part) => part.startsWith("allowed")) ? ["allowed values and defaults"] : []),
      ...(statuses.length === 2 || form.name === "JSON for agents" ? ["HTTP statuses of the answers"] : []),
    ];
    expect([...own].sort()).toEqual(expected.sort());
  });

  it.each<[string, (text: string) => string]>([
    ["line breaks of Windows", (text) => text.replaceAll("\n", "\r\n")],
    ["a byte order mark", (text) => `\ufeff${text}`],
    ["no-break spaces", (text) => text.replaceAll(/(?<=\w) (?=\w)/g, "\u00a0")],
    ["invisible characters", (text) => text.replaceAll("_", "_\u200b\u034f\ufe0f")],
    ["the marks of a quotation in a mail", (text) => text.replaceAll(/^/gm, "> ")],
    ["blanks at the ends of lines", (text) => text.replaceAll("\n", "  \n")],
  ])("does not mind %s", (_name, noise) => {
    expect(differencesOf(check(form, () => undefined, noise))).toEqual([]);
  });

  it("refuses the first half of it", () => {
    const report = check(
      form,
      () => undefined,
      (text) => text.slice(0, text.length / 2),
    );
    expect(report.status).toBe("not understood");
  });
});

describe.each(forms.filter(({ name }) => !/JSON|json/.test(name)))("checkPages of $name", (form) => {
  it.each<[string, (text: string) => string]>([
    ["colons", (text) => text.replaceAll(/(example|e\.g\.|canonical|Next):? /gi, "$1：")],
    ["all of it", (text) => text.replaceAll(/[!-~]/g, toFullWidth)],
    ["brackets, commas and points", (text) => text.replaceAll(/[()]/g, toFullWidth).replaceAll(",", "、")],
    ["what Markdown escapes", (text) => text.replaceAll(/[_*{}[\]]/g, "\\$&")],
    ["what an address encodes", (text) => text.replaceAll(/\{(\w+)\}/g, "%7B$1%7D")],
    ["hyphens", (text) => text.replaceAll(/(?<=\w)-(?=\w)/g, "\u2011")],
  ])("does not mind other characters: %s", (_name, noise) => {
    expect(differencesOf(check(form, () => undefined, noise))).toEqual([]);
  });
});

function toFullWidth(character: string): string {
  return String.fromCodePoint(character.charCodeAt(0) + 0xfee0);
}

const heading = /^(?:.* parameters|Headers|Responses|Response types)$/gm;

describe.each(forms.filter(({ name }) => name.includes("copy")))("checkPages of $name", (form) => {
  it.each<[string, (text: string) => string]>([
    ["blanks for tabs", (text) => text.replaceAll("\t", "    ")],
    ["several tabs", (text) => text.replaceAll("\t", "\t\t")],
    ["no empty lines", (text) => text.replaceAll(/\n+/g, "\n")],
    ["doubled line breaks", (text) => text.replaceAll("\n", "\n\n")],
    [
      "labels in capitals",
      (text) =>
        text.replaceAll(
          /^(.* parameters|Headers|Responses|Response types|required|optional|example:)/gim,
          (label) => label.toUpperCase(),
        ),
    ],
    ["typographic quotation marks", (text) => text.replaceAll(/"([^"\n]*)"/g, "“$1”")],
    ["indentation", (text) => text.replaceAll(/^/gm, "  ")],
    ["signs of links behind headings", (text) => text.replaceAll(heading, "$& #")],
    ["signs of links before headings", (text) => text.replaceAll(heading, "# $&")],
    ["arrows before headings", (text) => text.replaceAll(heading, "▾ $&")],
    ["numbers behind headings", (text) => text.replaceAll(heading, "$& (3)")],
    ["buttons", (text) => text.replaceAll(/^(example:|e\.g\.|\/|Example response).*$/gm, "$&\nCopy")],
    ["each cell on a line of its own", (text) => text.replaceAll("\t", "\n")],
    ["a banner", (text) => `Wir verwenden Cookies.\nRequired\nAblehnen\n${text}\nAccept\nRequired`],
    ["a list of the headings", (text) => `Headers\nResponses\n${text}\nPath parameters\nHeaders\nResponses`],
    ["directions of writing", (text) => text.replaceAll("_", "\u202a_\u202c")],
  ])("does not mind %s", (_name, noise) => {
    expect(differencesOf(check(form, () => undefined, noise))).toEqual([]);
  });
});

describe.each(forms.filter(({ name }) => name.includes("copy of reference")))(
  "checkPages of $name",
  (form) => {
    it("finds the operation by its path where the title was not copied", () => {
      const cut = (text: string) => text.slice(text.indexOf("\nPOST\n/"));
      expect(differencesOf(check(form, () => undefined, cut))).toEqual([]);
      const change = (page: PageModel) => void Object.assign(page, { method: "PUT" });
      const cutPut = (text: string) => text.slice(text.indexOf("\nPUT\n/"));
      expect(differencesOf(check(form, change, cutPut))).toEqual(["method changed method"]);
    });

    it("compares response types, but not next steps, where one blank stands between the cells", () => {
      const noise = (text: string) => text.replaceAll("\t", " ");
      expect(differencesOf(check(form, () => undefined, noise))).toEqual([]);
      const report = check(form, (page) => void page.responseTypes.pop(), noise);
      const isShown = !form.hides.includes("response types");
      expect(differencesOf(report)).toEqual(isShown ? ["response type removed response type 2147"] : []);
      expect("hidden" in report && report.hidden.includes("next steps")).toBe(isShown);
    });
  },
);

it.each(forms.filter(({ name }) => name.includes("everything")))(
  "checkPages reads the page, and not the panel before it, in $name",
  (form) => {
    const turn = (text: string) => {
      const [start, panel, footer] = ["POST\nVerify", "Copy Page", "By us"].map((words) =>
        text.lastIndexOf(words),
      );
      return [
        text.slice(0, start),
        text.slice(panel, footer),
        text.slice(start, panel),
        text.slice(footer),
      ].join("");
    };
    const change = (page: PageModel) => void Object.assign(page, { path: "/elsewhere" });
    expect(differencesOf(check(form, change, turn))).toEqual(["path changed path"]);
  },
);
