import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { checkPages, type Report } from "../../../scripts/docs-drift/check-page.ts";
import { openContract } from "../../../scripts/docs-drift/contract-tree.ts";
import { changeText, type Edit } from "../../helpers/change-text.ts";
import { frozenContract as contract } from "../../helpers/frozen-contract.ts";

const tree = openContract(contract);
const [text, markdown, getText, verifyMarkdown] = [
  "onboard-customer.txt",
  "onboard-customer.md",
  "get-customer.txt",
  "verify-customer-otp.md",
].map((file) => readFileSync(new URL(`../../fixtures/pages/${file}`, import.meta.url), "utf8")) as [
  string,
  string,
  string,
  string,
];

function check(page: string | Uint8Array, yaml = tree): Report {
  const [report] = checkPages(Buffer.from(page), yaml);
  if (report === undefined) throw new Error("no report");
  return report;
}

/** The differences as `[kind, place, page, contract]`; what is declared is left out. */
function differencesOf(report: Report): string[][] {
  if (report.status === "not understood") throw new Error(report.reason);
  if (report.status === "new operation") throw new Error("new operation");
  const rows = report.findings.filter(({ kind }) => kind !== "declared");
  expect(report.status).toBe(rows.length === 0 ? "in step" : "drift");
  return rows.map((row) => [row.kind, row.place, row.page, row.contract]);
}

function declaredIn(report: Report): string[][] {
  if (report.status === "not understood") throw new Error(report.reason);
  if (report.status === "new operation") throw new Error("new operation");
  const rows = report.findings.filter(({ kind }) => kind === "declared");
  return rows.map(({ place, page, contract: yaml }) => [place, page, yaml]);
}

interface OneChange {
  change: string;
  inText?: Edit[];
  inMarkdown?: Edit[];
  difference: [kind: string, place: string, page: string, contract: string];
}

const textOtp = "    otpintegerRequired\n\n    From the phone.\n\n    example: 123456\n\n";
const textInitiator =
  "    initiator_idstringRequired\n\n    Phone number under which you are registered.\n\n    example: 9962981729\n\n";
const textCustomerId =
  "    Path parameters\n\n    customer_idstringRequired\n\n    The phone number, ten digits.\n\n    example: 9444444444\n\n";
const head = "| Field | Type | Required | Description |\n| --- | --- | --- | --- |\n";
const rowCustomerId = "| customer_id | string | yes | The phone number, ten digits. e.g. 9444444444 |\n";
const rowInitiator =
  "| initiator_id | string | yes | Phone number under which you are registered. e.g. 9962981729 |\n";

const requestChanges: OneChange[] = [
  {
    change: "another method",
    inText: [
      ["POSTOnboard", "PUTOnboard"],
      ["POST/customer", "PUT/customer"],
    ],
    inMarkdown: [["`POST ", "`PUT "]],
    difference: ["method changed", "method", "PUT", "POST"],
  },
  {
    change: "another method beside the path only",
    inText: [["POST/customer", "PUT/customer"]],
    difference: ["method changed", "method", "POST and PUT", "POST"],
  },
  {
    change: "another path",
    inText: [["POST/customer/account/", "POST/customers/"]],
    inMarkdown: [["/v3/customer/account/", "/v3/customers/"]],
    difference: ["path changed", "path", "/customers/{customer_id}", "/customer/account/{customer_id}"],
  },
  {
    change: "another server",
    inMarkdown: [["https://staging.eko.in/ekoapi/v3", "https://staging.eko.in/ekoapi/v4"]],
    difference: [
      "server changed",
      "server",
      "https://staging.eko.in/ekoapi/v4",
      "https://staging.eko.in/ekoapi/v3 or https://api.eko.in/ekoicici/v3",
    ],
  },
  {
    change: "a query parameter added",
    inText: [
      ["    Headers\n", "    Query parameters\n\n    langstringoptional\n\n    A tongue.\n\n    Headers\n"],
    ],
    inMarkdown: [
      ["## Headers", `## Query parameters\n\n${head}| lang | string | no | A tongue. |\n\n## Headers`],
    ],
    difference: ["added", "query lang", "string, optional", "absent"],
  },
  {
    change: "a body field added",
    inText: [["    Headers\n", `${textOtp}    Headers\n`]],
    inMarkdown: [["\n## Headers", "| otp | integer | yes | From the phone. e.g. 123456 |\n\n## Headers"]],
    difference: ["added", "body otp", "integer, required", "absent"],
  },
  {
    change: "a parameter removed",
    inText: [[textCustomerId, ""]],
    inMarkdown: [[`## Path parameters\n\n${head}${rowCustomerId}\n`, ""]],
    difference: ["removed", "path customer_id", "absent", "string, required"],
  },
  {
    change: "a body field removed",
    inText: [["    dobstringRequired\n\n    Birthday, year first.\n\n    example: 1990-05-15\n\n", ""]],
    inMarkdown: [["| dob | string | yes | Birthday, year first. e.g. 1990-05-15 |\n", ""]],
    difference: ["removed", "body dob", "absent", "string, required"],
  },
  {
    change: "a parameter renamed",
    inText: [
      ["customer_idstring", "mobilestring"],
      ["account/{customer_id}", "account/{mobile}"],
    ],
    inMarkdown: [
      ["| customer_id |", "| mobile |"],
      ["account/{customer_id}", "account/{mobile}"],
    ],
    difference: ["renamed", "path customer_id", "path mobile", "path customer_id"],
  },
  {
    change: "a body field renamed",
    inText: [["dobstring", "birth_datestring"]],
    inMarkdown: [["| dob |", "| birth_date |"]],
    difference: ["renamed", "body dob", "body birth_date", "body dob"],
  },
  {
    change: "a body field moved to the query",
    inText: [
      [textInitiator, ""],
      ["    Body parameters\n", `    Query parameters\n\n${textInitiator}    Body parameters\n`],
    ],
    inMarkdown: [
      [rowInitiator, ""],
      ["## Body parameters", `## Query parameters\n\n${head}${rowInitiator}\n## Body parameters`],
    ],
    difference: ["moved", "body initiator_id", "query initiator_id", "body initiator_id"],
  },
  {
    change: "a path parameter moved to the body",
    inText: [
      [textCustomerId, ""],
      ["    initiator_id", `${textCustomerId.replace("    Path parameters\n\n", "")}    initiator_id`],
    ],
    inMarkdown: [
      [`## Path parameters\n\n${head}${rowCustomerId}\n`, ""],
      ["| initiator_id |", `${rowCustomerId}| initiator_id |`],
    ],
    difference: ["moved", "path customer_id", "body customer_id", "path customer_id"],
  },
  {
    change: "a parameter of another type",
    inText: [["customer_idstring", "customer_idinteger"]],
    inMarkdown: [["| customer_id | string |", "| customer_id | integer |"]],
    difference: ["retyped", "path customer_id", "integer", "string"],
  },
  {
    change: "a body field of another type",
    inText: [["residence_addressarray", "residence_addressstring"]],
    inMarkdown: [["| residence_address | array |", "| residence_address | string |"]],
    difference: ["retyped", "body residence_address", "string", "array"],
  },
  {
    change: "a body field made required",
    inText: [["client_ref_idstringoptional", "client_ref_idstringRequired"]],
    inMarkdown: [["| client_ref_id | string | no |", "| client_ref_id | string | yes |"]],
    difference: ["made required", "body client_ref_id", "required", "optional"],
  },
  {
    change: "a body field made optional",
    inText: [["namestringRequired", "namestringoptional"]],
    inMarkdown: [["| name | string | yes |", "| name | string | no |"]],
    difference: ["made optional", "body name", "optional", "required"],
  },
  {
    change: "another example of a parameter",
    inText: [["example: 9444444444", "example: 9000000001"]],
    inMarkdown: [["e.g. 9444444444", "e.g. 9000000001"]],
    difference: ["example changed", "path customer_id", "9000000001", "9444444444"],
  },
  {
    change: "another example of an array",
    inText: [["Bangalore,Karnataka", "Mysore,Karnataka"]],
    inMarkdown: [["Bangalore,Karnataka", "Mysore,Karnataka"]],
    difference: [
      "example changed",
      "body residence_address",
      "123 MG Road,Mysore,Karnataka,560001",
      "123 MG Road,Bangalore,Karnataka,560001",
    ],
  },
  {
    change: "an example gone",
    inText: [["    example: Karan Garg\n\n", ""]],
    inMarkdown: [[" e.g. Karan Garg", ""]],
    difference: ["example changed", "body name", "none", "Karan Garg"],
  },
  {
    change: "a header added",
    inText: [["    Responses\n", "    request_hashstringRequired\n\n    For payments.\n\n    Responses\n"]],
    inMarkdown: [["\n## Response\n", "| request_hash | string | yes | For payments. |\n\n## Response\n"]],
    difference: ["added", "header request_hash", "string, required", "absent"],
  },
  {
    change: "a header removed",
    inText: [
      ["    secret-key-timestampstringRequired\n\n    When the signature was made, in milliseconds.\n\n", ""],
    ],
    inMarkdown: [
      ["| secret-key-timestamp | string | yes | When the signature was made, in milliseconds. |\n", ""],
    ],
    difference: ["removed", "header secret-key-timestamp", "absent", "string, required"],
  },
];

const responseChanges: OneChange[] = [
  {
    change: "a response field added",
    inText: [["      • otp_ref_id", "      • expires_atnumber\n\n      • otp_ref_id"]],
    inMarkdown: [["| data.otp_ref_id", "| data.expires_at | number | Soon. |\n| data.otp_ref_id"]],
    difference: ["added", "response data.expires_at", "number", "absent"],
  },
  {
    change: "a response object added with its fields",
    inText: [["    • dataobject", "    • metaobject\n\n      • tracestring\n\n    • dataobject"]],
    inMarkdown: [["| data |", "| meta | object | More. |\n| meta.trace | string | More. |\n| data |"]],
    difference: ["added", "response meta", "object", "absent"],
  },
  {
    change: "a response field removed",
    inText: [["      • intent_idnumber\n\n        What comes next.\n\n", ""]],
    inMarkdown: [["| data.intent_id | number | What comes next. |\n", ""]],
    difference: ["removed", "response data.intent_id", "absent", "number"],
  },
  {
    change: "a response field of another type",
    inText: [["intent_idnumber", "intent_idstring"]],
    inMarkdown: [["| data.intent_id | number |", "| data.intent_id | string |"]],
    difference: ["retyped", "response data.intent_id", "string", "number"],
  },
  {
    change: "a response field nested elsewhere",
    inText: [["      • otp_ref_id", "    • otp_ref_id"]],
    inMarkdown: [["| data.otp_ref_id ⭐ |", "| otp_ref_id ⭐ |"]],
    difference: ["renested", "response data.otp_ref_id", "response otp_ref_id", "response data.otp_ref_id"],
  },
  {
    change: "a response field renamed",
    inText: [["response_type_id", "answer_type_id"]],
    inMarkdown: [["| response_type_id | number", "| answer_type_id | number"]],
    difference: [
      "renamed",
      "response response_type_id",
      "response answer_type_id",
      "response response_type_id",
    ],
  },
  {
    change: "a response object renamed with all that it holds",
    inText: [["• dataobject", "• payloadobject"]],
    inMarkdown: [
      ["| data |", "| payload |"],
      ["| data.intent_id |", "| payload.intent_id |"],
      ["| data.otp_ref_id ⭐ |", "| payload.otp_ref_id ⭐ |"],
    ],
    difference: ["renamed", "response data", "response payload", "response data"],
  },
];

describe.each([
  ["text", text, (change: OneChange) => change.inText],
  ["Markdown", markdown, (change: OneChange) => change.inMarkdown],
] as const)("checkPage of a page in %s", (_form, base, editsOf) => {
  const changes = [...requestChanges, ...responseChanges].filter((change) => editsOf(change));

  it("reports nothing of an unchanged page", () => {
    expect(differencesOf(check(base))).toEqual([]);
  });

  it.each(changes)("reports $change, and nothing else", (change) => {
    expect(differencesOf(check(changeText(base, editsOf(change) ?? [])))).toEqual([change.difference]);
  });

  it.each<[string, (page: string) => string]>([
    ["line breaks of Windows", (page) => page.replaceAll("\n", "\r\n")],
    ["line breaks of old Macs", (page) => page.replaceAll("\n", "\r")],
    ["a byte order mark", (page) => `\ufeff${page}`],
    ["blanks at the ends of lines", (page) => page.replaceAll("\n", " \t\n")],
    ["doubled empty lines", (page) => page.replaceAll("\n\n", "\n\n\n")],
    ["no empty lines", (page) => page.replaceAll(/\n+/g, "\n")],
    ["invisible break opportunities", (page) => page.replaceAll("_", "_\u200b")],
    ["no line break at the end", (page) => page.trimEnd()],
  ])("does not mind %s", (_name, reflow) => {
    expect(differencesOf(check(reflow(base)))).toEqual([]);
  });
});

describe("checkPage of a page in text", () => {
  it.each<[string, (page: string) => string]>([
    ["no-break spaces", (page) => page.replaceAll(" ", "\u00a0")],
    ["indentation by tabs", (page) => page.replaceAll(/^ {2,}/gm, (space) => "\t".repeat(space.length / 2))],
    ["no indentation but that of the bullets", (page) => page.replaceAll(/^ +(?![ •])/gm, "")],
    ["hyphens as bullets", (page) => page.replaceAll("•", "- ")],
    ["another bullet on each level", (page) => page.replaceAll(/^ {6}•/gm, "      ◦")],
    ["type and requirement set off by blanks", (page) => spread(page, " ")],
    ["type and requirement on lines of their own", (page) => spread(page, "\n")],
    ["an example on two lines", (page) => page.replace("MG Road,", "MG Road,\n    ")],
    [
      "a description on a line per word",
      (page) => page.replaceAll(/^ .*\.$/gm, (line) => line.replaceAll(/(?<=\S) /g, "\n      ")),
    ],
    [
      "the word verifiable behind a type",
      (page) => page.replace("otp_ref_idstring\n", "otp_ref_idstringverifiable\n"),
    ],
    ["the type of the items of an array", (page) => page.replace("sarrayReq", "sarray of stringsReq")],
    ["labels behind the requirement", (page) => page.replaceAll("Required\n", "Required· Label\n")],
    ["a menu of other operations above it", (page) => `GETGet Customer Information\nPUTOther\n${page}`],
    [
      "a table of contents below it",
      (page) => `${page}\nPath parameters\nBody parameters\nHeaders\nResponses\n`,
    ],
    [
      "both layouts at once",
      (page) => page.replace(/(?<= {4}Body parameters\n)[\s\S]*(?= {4}Headers\n)/, "$&$&"),
    ],
  ])("does not mind %s", (_name, reflow) => {
    expect(reflow(text)).not.toBe(text);
    expect(differencesOf(check(reflow(text)))).toEqual([]);
  });

  it("does not mind other words", () => {
    const reworded = changeText(text, [
      ["POSTOnboard Customer", "POSTRegister a Customer"],
      ["Adds a customer; a one-time password goes to the phone.", "Required: an example of nothing."],
      ["The phone number, ten digits.", "Mobile number required.\n\n    For example: a string, optional"],
      ["Phone number under which you are registered.", "Mobile number required"],
      ["Spelt as in the passport.", "Example: as in the\n    passport string required"],
      ["A reference that you choose.", "Some string. It is optional"],
      ["The key of your account.", "See\n    Headers and responses\n    of the guide, e.g. part 2"],
      ["Zero if all went well.", "• 0 is good\n      • everything else is not"],
      ["The result.", "object with the result"],
    ]);
    expect(differencesOf(check(reworded))).toEqual([]);
  });

  it("reads the tables of a wide window", () => {
    const wide = text
      .replaceAll(/^ {4}([\w-]+?)(string|array)(Required|optional)\n\n {4}(.*)\n/gm, "$1\t$2\t$3\t$4\n")
      .replaceAll("example: ", "e.g. ")
      .replaceAll("Required\t", "required\t")
      .replaceAll(/^ {4}(\w+ parameters|Headers)\n/gm, "$1\n\nFIELD\tTYPE\tREQUIRED\tDESCRIPTION\n");
    expect(wide).toContain("customer_id\tstring\trequired\tThe phone number, ten digits.\n");
    expect(differencesOf(check(wide))).toEqual([]);
    expect(differencesOf(check(changeText(wide, [["e.g. Karan Garg", "e.g. Asha Rao"]])))).toEqual([
      ["example changed", "body name", "Asha Rao", "Karan Garg"],
    ]);
  });
});

function spread(page: string, gap: string): string {
  return page
    .replaceAll(/^( +[\w-]+?)(string|array)(Required|optional)$/gm, `$1${gap}$2${gap}$3`)
    .replaceAll(/^( +• \w+?)(string|number|object)$/gm, "$1 $2");
}

describe("checkPage of a page with several changes", () => {
  it("takes another method under another title as a new operation", () => {
    const changed = changeText(markdown, [
      ["`POST ", "`PATCH "],
      ["# Onboard Customer API Reference", "# Change a Customer API Reference"],
      ['title: "Onboard Customer API Reference"', 'title: "Change a Customer API Reference"'],
      ['https://docs.example/onboard-customer"', 'https://docs.example/change-a-customer"'],
    ]);
    expect(check(changed)).toMatchObject({ status: "new operation", title: "Change a Customer" });
  });

  it.each<[string, Edit[], string[][]]>([
    [
      "a field removed and one of another type added in its place",
      [["| dob | string |", "| age | integer |"]],
      [
        ["removed", "body dob"],
        ["added", "body age"],
      ],
    ],
    [
      "a field removed and one added elsewhere",
      [
        ["| dob | string | yes | Birthday, year first. e.g. 1990-05-15 |\n", ""],
        ["| initiator_id |", "| language | string | yes | A tongue. |\n| initiator_id |"],
      ],
      [
        ["removed", "body dob"],
        ["added", "body language"],
      ],
    ],
    [
      "a body field removed and a response field of that name added",
      [
        ["| name | string | yes | Spelt as in the passport. e.g. Karan Garg |\n", ""],
        ["| data.intent_id |", "| data.name | string | Once more. |\n| data.intent_id |"],
      ],
      [
        ["removed", "body name"],
        ["added", "response data.name"],
      ],
    ],
    [
      "a response field removed and another one nested in its place",
      [
        ["| response_status_id |", "| intent_id |"],
        ["| data.intent_id | number | What comes next. |\n", ""],
      ],
      [
        ["renested", "response data.intent_id"],
        ["removed", "response response_status_id"],
      ],
    ],
  ])("tells %s", (_name, edits, expected) => {
    const differences = differencesOf(check(changeText(markdown, edits)));
    expect(differences.map(([kind, place]) => [kind, place])).toEqual(expected);
  });
});

describe("checkPage with another contract", () => {
  it("reads a type that may be null as that type", () => {
    const nullable = changeText(contract, [
      ["        intent_id:\n          type: number", '        intent_id:\n          type: [number, "null"]'],
    ]);
    expect(differencesOf(check(text, openContract(nullable)))).toEqual([]);
  });

  it("reads a header that is needed in one of two ways to sign as optional", () => {
    const eitherWay = changeText(contract, [
      [
        "    secretKeyTimestamp: []\n",
        "    secretKeyTimestamp: []\n  - developerKey: []\n    secretKey: []\n",
      ],
    ]);
    expect(differencesOf(check(text, openContract(eitherWay)))).toEqual([
      ["made required", "header secret-key-timestamp", "required", "optional"],
    ]);
  });

  it("reads the security of the operation before that of the whole", () => {
    const unsigned = changeText(contract, [
      ["      operationId: getCustomer\n", "      operationId: getCustomer\n      security: []\n"],
    ]);
    const differences = differencesOf(check(getText, openContract(unsigned)));
    expect(differences.map(([kind, place]) => [kind, place])).toEqual([
      ["added", "header developer_key"],
      ["added", "header secret-key"],
      ["added", "header secret-key-timestamp"],
    ]);
  });

  it("lets the node that refers declare in place of what it refers to", () => {
    const declared = changeText(contract, [
      [
        "        name:\n          type: string\n          description: |\n            Name of the customer exactly",
        '        user_id:\n          $ref: "#/components/schemas/UserCode"\n          x-docs: { says: absent, reason: New. }\n        name:\n          type: string\n          description: |\n            Name of the customer exactly',
      ],
    ]);
    const report = check(text, openContract(declared));
    expect(differencesOf(report)).toEqual([]);
    expect(declaredIn(report)).toContainEqual(["body user_id", "absent", "string, optional"]);
  });

  it("takes an object that is declared absent with all that it holds", () => {
    const declared = changeText(contract, [
      [
        "        kyc_request_id:\n          type: string\n",
        "        kyc_request_id:\n          type: object\n          properties: { id: { type: string } }\n",
      ],
    ]);
    const report = check(text, openContract(declared));
    expect(differencesOf(report)).toEqual([]);
    expect(declaredIn(report)).toContainEqual(["response data.kyc_request_id", "absent", "object"]);
  });
});

describe("checkPage of a page in Markdown", () => {
  it("does not mind other words, and other marks around the same", () => {
    const reworded = changeText(markdown, [
      ["# Onboard Customer API Reference", "# Register a Customer"],
      ["The phone number, ten digits. e.g.", "Ten digits (e.g. of a phone), **no** spaces. e.g."],
      ["The key of your account.", "Your key (e.g. from the mail), e.g. the sandbox's."],
      ["| dob | string | yes |", "| `dob` | `string` | Required |"],
      ["| name | string | yes |", "| **name** | *string* | True |"],
      ["e.g. 1990-05-15", "e.g. `1990-05-15`"],
      ["123 MG Road,Bangalore,Karnataka,560001", '["123 MG Road", "Bangalore", "Karnataka", "560001"]'],
      ["| developer_key |", "| Developer_Key |"],
      ["## Headers", "### Headers\n\nSend all of them.\n\n#### In detail"],
      ["⭐ marks what can be verified.", "- Look at `status` first.\n- Then at the rest."],
    ]);
    expect(differencesOf(check(reworded))).toEqual([]);
  });

  it("does not mind how the tables are laid out", () => {
    const columns = markdown.replaceAll(/^\| (.*) \| (.*) \| (.*) \| (.*) \|$/gm, "$3|   $1|$2 |$4");
    expect(columns).toContain("yes|   dob|string |Birthday");
    expect(differencesOf(check(columns))).toEqual([]);
  });

  it("accepts any of the servers", () => {
    const live = changeText(markdown, [["staging.eko.in/ekoapi", "api.eko.in/ekoicici"]]);
    expect(differencesOf(check(live))).toEqual([]);
  });

  it("tells server and path apart when both changed", () => {
    const moved = changeText(markdown, [
      ["https://staging.eko.in/ekoapi/v3/customer/account", "https://eko.example/c"],
    ]);
    expect(differencesOf(check(moved)).map(([kind]) => kind)).toEqual(["server changed", "path changed"]);
  });

  it("reads nested lists of response fields", () => {
    const changed = changeText(verifyMarkdown, [["    - `balance` (string)\n", ""]]);
    expect(differencesOf(check(changed))).toEqual([
      ["removed", "response data.customer_profile.balance", "absent", "string"],
    ]);
  });

  it("reports one removal for an object with all that it holds", () => {
    const cut = verifyMarkdown.slice(0, verifyMarkdown.indexOf("  - `customer_profile`"));
    expect(differencesOf(check(cut))).toEqual([
      ["removed", "response data.customer_profile", "absent", "object"],
    ]);
  });

  it("reports one renesting for an object with all that it holds", () => {
    const raised = verifyMarkdown
      .replace("  - `customer_profile`", "- `customer_profile`")
      .replaceAll(/^ {4}- /gm, "  - ");
    expect(differencesOf(check(raised))).toEqual([
      [
        "renested",
        "response data.customer_profile",
        "response customer_profile",
        "response data.customer_profile",
      ],
    ]);
  });
});

describe("checkPage of a page that the contract deviates from", () => {
  it("lists what is declared, and is in step", () => {
    expect(declaredIn(check(text))).toEqual([
      ["response data.kyc_request_id", "absent", "string"],
      ["response invalid_params", "absent", "object"],
      ["response invalid_parameters", "absent", "object"],
    ]);
    expect(declaredIn(check(getText))).toContainEqual(["header content-type", "present", "absent"]);
    expect(declaredIn(check(verifyMarkdown))).toEqual(
      expect.arrayContaining([
        ["body otp", "integer", "string or integer"],
        ["body otp_ref_id", "integer", "string or integer"],
        ["body otp_ref_id", "66748392", "IXrygqm0vTNbN35Lp5AfcbP69ifPhQ1E"],
      ]),
    );
    for (const page of [text, getText, verifyMarkdown]) expect(differencesOf(check(page))).toEqual([]);
  });

  it("reports a declaration of absence that no longer holds", () => {
    const filled = changeText(text, [
      ["      • otp_ref_id", "      • kyc_request_idstring\n\n      • otp_ref_id"],
    ]);
    expect(differencesOf(check(filled))).toEqual([
      ["stale declaration", "response data.kyc_request_id", "present", "declared absent from the page"],
    ]);
  });

  it("reports a declaration of presence that no longer holds", () => {
    const emptied = changeText(getText, [
      ["    content-typestringRequired\n\n    Always JSON.\n\n    example: application/json\n\n", ""],
    ]);
    expect(differencesOf(check(emptied))).toEqual([
      ["stale declaration", "header content-type", "absent", "declared present on the page"],
    ]);
  });

  it("reports a declared attribute on which the page came round", () => {
    const agreed = contract.replace('example: "66748392"', "example: another");
    expect(agreed).not.toBe(contract);
    const page = changeText(verifyMarkdown, [["e.g. 66748392", "e.g. IXrygqm0vTNbN35Lp5AfcbP69ifPhQ1E"]]);
    expect(differencesOf(check(page, openContract(agreed)))).toEqual([
      [
        "stale declaration",
        "body otp_ref_id",
        "IXrygqm0vTNbN35Lp5AfcbP69ifPhQ1E",
        "declared: the page says another",
      ],
    ]);
  });

  it("reports a declared attribute on which the page says a third thing", () => {
    const page = changeText(verifyMarkdown, [["| otp | integer |", "| otp | boolean |"]]);
    expect(differencesOf(check(page))).toEqual([
      ["retyped", "body otp", "boolean", "string or integer (declared: the page says integer)"],
    ]);
  });
});

describe("checkPage of a page that cannot be understood", () => {
  it.each<[string, string | Uint8Array, RegExp]>([
    ["nothing", "", /empty/],
    ["nothing but blanks", " \n\t\n", /empty/],
    ["10 MB of noise", "otpintegerRequired ".repeat(560_000), /larger than any page/],
    ["a page with 5 MB of noise behind it", text + "x".repeat(5_000_000), /larger than any page/],
    ["noise of the largest size that is read", "customer_id".repeat(5_900), /method and a path/],
    ["Markdown noise of that size", `# A\n\n${"| a ".repeat(16_000)}`, /method and a URL/],
    ["bytes that are no UTF-8", new Uint8Array([0x50, 0xff, 0xfe]), /not UTF-8/],
    [
      "another language",
      text
        .replaceAll(/\b(Path|Query|Body) parameters/g, "पैरामीटर")
        .replace("Headers", "हेडर")
        .replace("Responses", "उत्तर"),
      /lists no headers/,
    ],
    [
      "text without sections",
      text.replaceAll(/^ {4}(\w+ parameters|Headers|Responses)$/gm, ""),
      /lists no headers/,
    ],
    ["text cut off among the body fields", text.slice(0, text.indexOf("dobstring") + 5), /lists no headers/],
    [
      "text cut off among the headers",
      text.slice(0, text.indexOf("secret-key-timestamp")),
      /lists no response fields/,
    ],
    [
      "text cut off inside a response field",
      text.slice(0, text.indexOf("intent_id") + 9),
      /"intent_id" cannot be split/,
    ],
    [
      "a type of text that is no type",
      text.replace("dobstring", "dobwhatever"),
      /"dobwhateverRequired" cannot be split/,
    ],
    [
      "a field documented twice and differently",
      text.replace("namestringRequired", "dobstringoptional"),
      /documents body dob twice/,
    ],
    ["Markdown without tables", markdown.replaceAll(/^\|.*\n/gm, ""), /"Path parameters" holds no table/],
    ["Markdown without a code line", markdown.replace(/^`POST.*`$/m, ""), /no code line/],
    ["Markdown in another language", markdown.replaceAll(/^## .*/gm, "## अनुभाग"), /unknown section "अनुभाग"/],
    [
      "Markdown with fields in a section of another name",
      markdown.replace("## Body parameters", "## Payload"),
      /unknown section "Payload"/,
    ],
    [
      "Markdown cut off inside a row",
      markdown.slice(0, markdown.indexOf("yes | Birthday")),
      /body fields is cut off/,
    ],
    [
      "Markdown cut off inside the last cell",
      markdown.slice(0, markdown.indexOf("it to the next call.")),
      /response fields is cut off/,
    ],
    [
      "Markdown with one short row",
      markdown.replace(" | Birthday, year first. e.g. 1990-05-15 |", " |"),
      /body fields is cut off/,
    ],
    [
      "Markdown cut off between two tables",
      markdown.slice(0, markdown.indexOf("## Headers")),
      /lists no headers/,
    ],
    [
      "Markdown cut off behind a heading",
      markdown.slice(0, markdown.indexOf("| Field | Type | Description")),
      /"Response" holds no table/,
    ],
    [
      "Markdown without the column of types",
      markdown.replaceAll("| Field | Type |", "| Field | Kind |"),
      /no column "type"/,
    ],
    [
      "Markdown with another word for required",
      markdown.replace("| dob | string | yes |", "| dob | string | maybe |"),
      /"maybe" does not tell whether dob is required/,
    ],
    [
      "Markdown with a list item that is no field",
      verifyMarkdown.replace("`message` (string)", "See the guide"),
      /list item "See the guide"/,
    ],
  ])("refuses %s", (_name, page, reason) => {
    expect(check(page)).toEqual({ status: "not understood", reason: expect.stringMatching(reason) });
  });

  it("lets a contract that is not YAML through as an error", () => {
    expect(() => openContract("paths: [")).toThrow();
  });

  it("lets a malformed declaration through as an error", () => {
    const malformed = contract.replace("says: absent", "says: nothing");
    expect(() => check(text, openContract(malformed))).toThrow(/x-docs/);
  });
});
