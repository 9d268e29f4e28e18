/** A page of the vendor's reference before it is published in a form. The words are ours. */
export interface PageModel {
  title: string;
  slug: string;
  summary: string;
  description: string;
  server: string;
  method: string;
  path: string;
  parameters: ParameterModel[];
  headers: ParameterModel[];
  response: ResponseModel[];
  responseTypes: { id: number; meaning: string; next?: { title: string; slug: string } }[];
  sampleRequest?: Record<string, unknown>;
  sample: Record<string, unknown>;
  scenarios: { title: string; value: Record<string, unknown> }[];
  /** Of the sample; 200 where nothing is said. */
  sampleStatus?: number;
  /** Of the other answers; 200 where nothing is said. */
  scenarioStatus?: number;
}

export interface ParameterModel {
  in: "path" | "query" | "body" | "header";
  name: string;
  type: string;
  required: boolean;
  description: string;
  example?: unknown;
  label?: string;
  enum?: unknown[];
  default?: unknown;
}

export interface ResponseModel {
  name: string;
  type: string;
  description: string;
  isVerifiable?: boolean;
  enum?: unknown[];
  children?: ResponseModel[];
}

const header = (name: string, description: string, example?: string): ParameterModel => ({
  in: "header",
  name,
  type: "string",
  required: true,
  description,
  ...(example !== undefined && { example }),
});

/** The headers that every page lists. */
export const signingHeaders: ParameterModel[] = [
  header("developer_key", "The key of your account."),
  header("secret-key", "A signature (it changes with every call)."),
  header("secret-key-timestamp", "When the signature was made, in milliseconds."),
  header("content-type", "application/json", "application/json"),
];

/** The response fields that every page lists, around those of the operation. */
export function makeEnvelope(data: ResponseModel[]): ResponseModel[] {
  return [
    { name: "status", type: "number", description: "Zero if all went well." },
    { name: "message", type: "string", description: "For people." },
    { name: "response_status_id", type: "number", description: "Details." },
    { name: "response_type_id", type: "number", description: "Which answer it is." },
    { name: "data", type: "object", description: "The result.", children: data },
  ];
}

/** Verify Customer OTP as the vendor's page has it. */
export const verifyCustomerOtp: PageModel = {
  title: "Verify Customer OTP",
  slug: "verify-customer-otp",
  summary: "Checks the one-time password.",
  description: "The customer reads the one-time password out. Headers, e.g. the key, are as ever.",
  server: "https://staging.eko.in/ekoapi/v3",
  method: "POST",
  path: "/customer/account/{customer_id}/otp/verify",
  parameters: [
    {
      in: "path",
      name: "customer_id",
      type: "string",
      required: true,
      description: "Ten digits.",
      example: "9444444444",
    },
    {
      in: "body",
      name: "initiator_id",
      type: "string",
      required: true,
      description: "Who you are.",
      example: "9962981729",
    },
    {
      in: "body",
      name: "user_code",
      type: "string",
      required: true,
      description: "The shop.",
      example: "20810200",
    },
    {
      in: "body",
      name: "client_ref_id",
      type: "string",
      required: false,
      description: "Yours.",
      example: "REQ-20260101-001",
    },
    {
      in: "body",
      name: "otp",
      type: "integer",
      required: false,
      description: "What came by text.",
      example: 123456,
      label: "One-time password",
    },
    {
      in: "body",
      name: "otp_ref_id",
      type: "integer",
      required: true,
      description: "From the answer before.",
      example: 66748392,
    },
  ],
  headers: signingHeaders,
  response: makeEnvelope([
    { name: "sender_name", type: "string", description: "Who it is.", isVerifiable: true },
    {
      name: "customer_profile",
      type: "object",
      description: "More about the customer.",
      children: [
        { name: "name", type: "string", description: "Number" },
        { name: "mobile", type: "string", description: "The phone." },
        { name: "next_allowed_limit", type: "string", description: "What is left." },
        { name: "balance", type: "string", description: "What there is.", isVerifiable: true },
        { name: "kyc_state", type: "number", description: "How far the KYC is." },
      ],
    },
  ]),
  responseTypes: [
    { id: 309, meaning: "All is well" },
    { id: 2136, meaning: "An Aadhaar check is due" },
    { id: 2147, meaning: "A PAN is due" },
  ],
  sample: {
    response_status_id: -1,
    data: {
      sender_name: "Karan {Garg}",
      customer_profile: {
        kyc_state: 0,
        name: 'Karan "KG" Garg',
        mobile: "9444444444",
        next_allowed_limit: "5287.0",
        balance: "0.00",
        total_monthly_limit: "50000.0",
      },
    },
    response_type_id: 309,
    message: "Success!",
    status: 0,
  },
  scenarios: [
    {
      title: "The PAN is missing",
      value: { status: 0, response_type_id: 2147, message: "Pan", data: { application_id: "" } },
    },
  ],
};
