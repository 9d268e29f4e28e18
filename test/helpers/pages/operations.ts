import {
  makeEnvelope,
  type PageModel,
  type ParameterModel,
  type ResponseModel,
  signingHeaders,
} from "./page-model.ts";

type Limits = Pick<ParameterModel, "enum" | "default">;
type Row = [name: string, type: string, isRequired: boolean, example?: unknown, limits?: Limits];
type Answer = [id: number, meaning: string, next?: string];
type Tree = (string | [string, Tree])[];

const own: Row[] = [
  ["initiator_id", "string", true, "9962981729"],
  ["user_code", "string", true, "20810200"],
];
const reference: Row = ["client_ref_id", "string", false, "REQ-20260101-001"];
const customer: Row = ["customer_id", "string", true, "9444444444"];

interface Description {
  method: string;
  path: string;
  rows: Partial<Record<"path" | "query" | "body", Row[]>>;
  /** `name:type` of each field of `data`; with what is inside. */
  data: Tree;
  answers?: Answer[];
  sample?: Record<string, unknown>;
}

function makePage(
  title: string,
  slug: string,
  { method, path, rows, data, ...rest }: Description,
): PageModel {
  const { answers = [], sample = {} } = rest;
  const [id = 1, meaning = "Successful response"] = answers[0] ?? [];
  return {
    title,
    slug,
    summary: `In short: ${title.toLowerCase()}.`,
    description: "More words about it, e.g. why. GET it right: a string is required.",
    server: "https://staging.eko.in/ekoapi/v3",
    method,
    path,
    parameters: (["path", "query", "body"] as const).flatMap((place) =>
      (rows[place] ?? []).map((row) => makeParameter(place, row)),
    ),
    headers: signingHeaders,
    response: makeEnvelope(makeFields(data)),
    responseTypes: answers.map(([id, meaning, slug]) => ({
      id,
      meaning,
      ...(slug !== undefined && { next: { title: toTitle(slug), slug } }),
    })),
    sample: { status: 0, response_status_id: 0, response_type_id: id, message: meaning, data: sample },
    scenarios: answers.slice(1).map(([id, meaning]) => ({
      title: `${meaning} (again)`,
      value: { status: 0, response_status_id: 1, response_type_id: id, message: meaning },
    })),
  };
}

function makeParameter(
  place: ParameterModel["in"],
  [name, type, required, example, limits]: Row,
): ParameterModel {
  const description = `What ${name.replaceAll(/\W+/g, " ")} is.`;
  return {
    in: place,
    name,
    type,
    required,
    description,
    ...(example !== undefined && { example }),
    ...limits,
  };
}

function makeFields(tree: Tree): ResponseModel[] {
  return tree.map((node) => {
    const [text, children] = typeof node === "string" ? [node, undefined] : node;
    const [name = "", type = ""] = text.split(":");
    const description = `The ${name}, as ever.`;
    return { name, type, description, ...(children && { children: makeFields(children) }) };
  });
}

const titles: Readonly<Record<string, string>> = {
  "dmt-fino-sender-ekyc": "Sender eKYC (Biometric)",
  "dmt-fino-validate-ekyc-otp": "Validate eKYC OTP",
  "dmt-get-sender": "Get Sender Profile",
  "dmt-onboard-sender": "Onboard Sender",
  "dmt-get-recipients": "Get Recipients",
};

function toTitle(slug: string): string {
  return (
    titles[slug] ??
    slug
      .split("-")
      .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
      .join(" ")
  );
}

const limits: Tree = ["unavailable:number", "used:number", "remaining:number"];
const senderData: Tree = [
  "is_registered:number",
  "next_allowed_limit:number",
  "kyc_state:number",
  [
    "customer_profile:object",
    [
      "name:string",
      "mobile:string",
      "balance:string",
      "total_monthly_limit:string",
      "next_allowed_limit:string",
      "kyc_state:number",
      ["chart:array", ["data_type_id:number", ["data:object", limits], "label:string"]],
    ],
  ],
];
const senderSample = {
  is_registered: 0,
  next_allowed_limit: 25000,
  kyc_state: 0,
  customer_profile: {
    total_monthly_limit: "25000.0",
    mobile: "9155927131",
    balance: "0.00",
    next_allowed_limit: "25000.0",
    name: "Rahul",
    kyc_state: 1,
    chart: [{ data_type_id: 10, data: { unavailable: 0, used: 0, remaining: 25000 }, label: "" }],
  },
};
const rail = "/customer/payment/dmt-fino/sender/{customer_id}";

/** Operations of every shape that the vendor's reference has. The words are ours, and most operations invented. */
export const operations: readonly PageModel[] = [
  makePage("Onboard Customer", "onboard-customer", {
    method: "POST",
    path: "/customer/account/{customer_id}",
    rows: {
      path: [customer],
      body: [
        ...own,
        reference,
        ["name", "string", true, "Karan Garg"],
        ["dob", "string", true, "1990-05-15"],
        ["residence_address", "array", true, ["123 MG Road", "Bangalore", "Karnataka", "560001"]],
      ],
    },
    data: ["intent_id:number", "otp_ref_id:string"],
    answers: [[2129, "OTP sent", "verify-customer-otp"]],
    sample: { intent_id: 19, kyc_request_id: "", otp_ref_id: "IXrygqm0+g==" },
  }),
  makePage("Get Customer Information", "get-customer-information", {
    method: "GET",
    path: "/customer/profile/{customer_id}",
    rows: { path: [customer], query: own },
    data: ["intent_id:number", "otp_ref_id:string"],
    answers: [
      [2129, "OTP sent", "verify-customer-otp"],
      [308, "Nobody", "onboard-customer"],
    ],
    sample: { intent_id: 19, otp_ref_id: "IXrygqm0+g==" },
  }),
  makePage("Verify Customer OTP", "verify-customer-otp", {
    method: "POST",
    path: "/customer/account/{customer_id}/otp/verify",
    rows: {
      path: [customer],
      body: [...own, reference, ["otp", "integer", false, 123456], ["otp_ref_id", "integer", true, 66748392]],
    },
    data: [
      "sender_name:string",
      [
        "customer_profile:object",
        ["name:string", "mobile:string", "next_allowed_limit:string", "balance:string", "kyc_state:number"],
      ],
    ],
    answers: [
      [309, "Verified"],
      [2136, "Aadhaar due"],
      [2147, "PAN due"],
    ],
    sample: {
      sender_name: "Karan Garg",
      customer_profile: {
        name: "Karan Garg",
        mobile: "9444444444",
        next_allowed_limit: "5287.0",
        balance: "0.00",
        kyc_state: 0,
        total_monthly_limit: "50000.0",
      },
    },
  }),
  makePage("Get Sender Profile", "dmt-get-sender", {
    method: "GET",
    path: rail,
    rows: { path: [customer], query: [own[0] as Row, reference, own[1] as Row] },
    data: senderData,
    answers: [
      [309, "Sender found", "dmt-get-recipients"],
      [308, "Sender not found", "dmt-onboard-sender"],
      [2134, "Sender found, Biometric eKYC pending", "dmt-fino-sender-ekyc"],
      [2129, "Sender found, OTP pending", "dmt-fino-validate-ekyc-otp"],
    ],
    sample: senderSample,
  }),
  makePage("Onboard Sender", "dmt-onboard-sender", {
    method: "POST",
    path: rail,
    rows: {
      path: [customer],
      body: [
        own[0] as Row,
        reference,
        ["name", "string", true, "Ramesh Kumar"],
        ["dob", "string", true, "1990-05-15"],
        [
          "residence_address",
          "string",
          true,
          '{"line":"India","city":"Indore","state":"Madhya Pradesh","pincode":"226024"}',
        ],
      ],
    },
    data: ["otp_ref_id:string"],
    answers: [
      [2134, "Onboarded, KYC pending — proceed to Sender eKYC", "dmt-fino-sender-ekyc"],
      [300, "Already onboarded, KYC pending", "dmt-get-sender"],
      [309, "Already onboarded, KYC complete", "dmt-get-recipients"],
    ],
    sample: { otp_ref_id: "" },
  }),
  makePage("Sender eKYC (Biometric)", "dmt-fino-sender-ekyc", {
    method: "PUT",
    path: `${rail}/otp`,
    rows: {
      path: [customer],
      body: [
        ...own,
        reference,
        ["aadhar", "string", true, "123456789012"],
        ["piddata", "string", true, '<?xml version="1.0"?><PidData><Resp errCode="0"/></PidData>'],
      ],
    },
    data: ["user_code:string", "intent_id:string", "kyc_request_id:string", "otp_ref_id:string"],
    answers: [
      [2129, "OTP sent", "dmt-fino-validate-ekyc-otp"],
      [2135, "Refused"],
    ],
    sample: { user_code: "20810200", intent_id: "", kyc_request_id: "9332126", otp_ref_id: "666803844" },
  }),
  makePage("Validate eKYC OTP", "dmt-fino-validate-ekyc-otp", {
    method: "PUT",
    path: `${rail}/otp/verify`,
    rows: {
      path: [customer],
      body: [
        ...own,
        reference,
        ["otp", "string", true, "123456"],
        ["otp_ref_id", "string", true, "666803844"],
        ["kyc_request_id", "string", true, "9332126"],
      ],
    },
    data: ["user_code:string"],
    answers: [
      [2132, "Complete", "dmt-get-recipients"],
      [2131, "Refused"],
    ],
    sample: { user_code: "20810200" },
  }),
  makePage("Transaction History", "rail-transaction-history", {
    method: "GET",
    path: "/tools/history",
    rows: {
      query: [
        ...own,
        reference,
        ["from_date", "string", true, "2026-01-01"],
        ["to_date", "string", false, "2026-01-31"],
        ["page", "integer", false, 1, { default: 1 }],
        ["page_size", "integer", false, 20, { enum: [20, 50, 100], default: 20 }],
        ["min_amount", "number", false, 0.5],
        ["is_settled", "boolean", false, true],
        ["status", "string", false, "success", { enum: ["failed", "success", null] }],
        ["sort", "string", false, undefined, { enum: ["asc", 1] }],
      ],
    },
    data: [
      "total:number",
      "page.token:string",
      [
        "transactions:array",
        [
          "tid:string",
          "fee.gst:number",
          "amount:string",
          "fee:number",
          "tx_status:number",
          "timestamp:string",
        ],
      ],
    ],
    answers: [[81, "History"]],
    sample: {
      total: 1,
      "page.token": "x",
      transactions: [{ tid: "2886", "fee.gst": 1, amount: "100.00", fee: 1, tx_status: 0, timestamp: "" }],
    },
  }),
  makePage("Delete Recipient", "rail-delete-recipient", {
    method: "DELETE",
    path: "/customer/payment/rail/{customer_id}/recipient/{recipient_id}",
    rows: { path: [customer, ["recipient_id", "string", true, "10019064"]], query: [...own, reference] },
    data: ["recipient_id:string"],
    answers: [
      [901, "Deleted"],
      [902, "Already deleted; nothing to do", "rail-get-recipients"],
    ],
    sample: { recipient_id: "10019064" },
  }),
  makePage("Update Business (KYB)", "kyb-update-business", {
    method: "PUT",
    path: "/business/{business-id}/profile",
    rows: {
      path: [["business-id", "string", true, "B-77"]],
      body: [
        ...own,
        ["legal_name", "string", true, "Acme, Sons & Co. (India)"],
        ["directors", "array", true],
        ["directors[].din", "string", true, "00012345"],
        ["directors[].addresses", "array", false],
        ["directors[].addresses[].pin", "string", true, "560001"],
        ["owners", "array", false, [{ name: "A", share: 60 }, { name: "B" }]],
        ["contact", "object", false, "[object Object]"],
        ["contact.email", "string", true, "a.b+c@example.in"],
        ["turnover", "number", false, "[object Object]"],
      ],
    },
    data: [
      "business_id:string",
      [
        "kyb:object",
        [
          "state:number",
          ["checks:array", ["name:string", ["result:object", ["code:number", "text:string"]]]],
        ],
      ],
    ],
    answers: [[1701, "Updated", "kyb-get-business"]],
    sample: {
      business_id: "B-77",
      kyb: { state: 2, checks: [{ name: "pan", result: { code: 0, text: "" } }, { name: "gst" }] },
    },
  }),
  makePage("Upload Document", "upload-document", {
    method: "POST",
    path: "/document/upload",
    rows: {
      body: [
        ...own,
        reference,
        ["document_type", "string", true, "pan"],
        ["file1", "file", true, "<binary file>"],
        ["file2", "file", false, ""],
        ["remarks", "string", false, "Front side, e.g. a scan"],
      ],
    },
    data: ["document_id:number", "url:string"],
    answers: [[1500, "Uploaded"]],
    sample: { document_id: 5, url: "https://example.in/d/5" },
  }),
  makePage("PAN Lite", "pan-lite", {
    method: "POST",
    path: "/tools/kyc/pan-lite",
    rows: {
      body: [
        ...own,
        ["pan_number", "string", true, "ABCDE1234F"],
        ["name", "string", true, "Rajesh Kumar"],
        ["dob", "string", true, "1990-01-31"],
      ],
    },
    data: ["pan_number:string", "name:string", "status:string", "aadhaar_seeding_status:string"],
    sample: { pan_number: "ABCDE1234F", name: "RAJESH KUMAR", status: "valid", aadhaar_seeding_status: "y" },
  }),
  makePage("Wallet Balance", "wallet-balance", {
    method: "GET",
    path: "/user/account/balance",
    rows: { query: own },
    data: ["balance:string", "currency:string", "locked_amount:number"],
    answers: [[3, "Balance"]],
    sample: { balance: "1029.50", currency: "INR", locked_amount: 0 },
  }),
  makePage("Ping", "ping", {
    method: "GET",
    path: "/ping",
    rows: {},
    data: ["pong:boolean"],
    answers: [[7, "Alive"]],
    sample: { pong: true },
  }),
  makePage("Fetch Bill", "bbps-fetch-bill", {
    method: "POST",
    path: "/billpayments/{transaction-reference}/fetchbill",
    rows: {
      path: [["transaction-reference", "string", true, "TX-2026/01"]],
      query: [["source_ip", "string", false, "127.0.0.1"]],
      body: [
        ...own,
        reference,
        ["operator_id", "number", true, 22],
        ["utility_acc_no", "string", true, "151627591"],
        ["hc_channel", "integer", false, 0],
        ["latlong", "string", true, "19.1538482,72.93438"],
        ["is_partial", "boolean", false, false],
      ],
    },
    data: [
      "amount:string",
      "billdate:string",
      "bill_details:array",
      ["customer_params:array", ["Label:string", "value:string"]],
      ["breakup:object", [["charges:object", [["tax:object", ["gst:number", "cess:number"]]]]]],
    ],
    answers: [
      [1052, "Bill fetched", "bbps-pay-bill"],
      [1053, "No bill due"],
    ],
    sample: {
      amount: "100",
      billdate: "2026-01-01",
      bill_details: [],
      customer_params: [{ Label: "Name", value: "x" }],
      breakup: { charges: { tax: { gst: 1, cess: 0 } } },
    },
  }),
  makePage("Voter ID Verification", "voter-id-verification", {
    method: "POST",
    path: "/tools/kyc/voter-id",
    rows: {
      body: [
        ...own,
        reference,
        ["epic_number", "string", true, "XGJ2345678"],
        ["consent", "string", false, "Y"],
      ],
    },
    data: [
      "Name:string",
      "age:integer",
      "data:object",
      ["split_address:object", ["district:array", "state:array", "pincode:string", "address_line:string"]],
      "message:string",
    ],
    sample: {
      Name: "RAHUL",
      age: 30,
      data: {},
      split_address: { district: ["A"], state: [["A", "B"]], pincode: "1", address_line: "x" },
      message: "ok",
    },
  }),
];
