import { editContract, type Path } from "../../../scripts/mutate-contract/edit-contract.ts";
import type { Node } from "../../contract/checks/checked-contract.ts";

/** A change to the frozen contract, judged by hand for a caller. */
export interface JudgedChange {
  name: string;
  make(contract: Node): Node;
  /** Part of the pointer at which it has to be reported. */
  pointer: string;
}

const onboard = ["paths", "/customer/account/{customer_id}", "post"];
const verify = ["paths", "/customer/account/{customer_id}/otp/verify", "post"];
const get = ["paths", "/customer/profile/{customer_id}", "get"];
const schemas = ["components", "schemas"];
const field = (schema: string, name: string) => [...schemas, schema, "properties", name];
const branches = ["responses", "200", "content", "application/json", "schema", "oneOf"];
const anAnswer = { $ref: "#/components/schemas/VerifiedAnswer" };
const newType = { id: 309, name: "verified", meaning: "Known.", success: true, next: null };

/** Changes after which code that worked no longer compiles, is refused, or reads an answer wrongly. */
export const breakingChanges: readonly JudgedChange[] = [
  // Requests: something more is asked for, or less is accepted.
  add(
    "a body field made required",
    [...schemas, "OnboardCustomerRequest", "required"],
    "client_ref_id",
    "OnboardCustomerRequest/required",
  ),
  set("a shorter maxLength", [...schemas, "ClientRefId", "maxLength"], 15),
  set("a larger minItems", [...field("OnboardCustomerRequest", "residence_address"), "minItems"], 2),
  set(
    "a maxItems",
    [...field("OnboardCustomerRequest", "residence_address"), "maxItems"],
    4,
    "properties/residence_address",
  ),
  set("another format", [...field("OnboardCustomerRequest", "dob"), "format"], "date-time"),
  set(
    "a maxLength where there was none",
    [...field("OnboardCustomerRequest", "name"), "maxLength"],
    50,
    "OnboardCustomerRequest/properties/name",
  ),
  set("another pattern", [...schemas, "InitiatorId", "pattern"], "^[6-9][0-9]{9}$"),
  set("values of a request counted up", [...schemas, "UserCode", "enum"], ["20810200"], "schemas/UserCode"),
  set(
    "a default of a request",
    [...field("VerifyCustomerOtpRequest", "otp_ref_id"), "default"],
    "x",
    "properties/otp_ref_id",
  ),
  set("a dropped safeguard of a parameter", [...schemas, "CustomerId", "pattern"], undefined),
  set("a body field removed", field("VerifyCustomerOtpRequest", "client_ref_id"), undefined),
  set("another type of a request", [...field("VerifyCustomerOtpRequest", "otp"), "type"], "integer"),
  set("a parameter removed", [...get, "parameters", 2], undefined, "get/parameters/2"),
  add(
    "a required parameter",
    [...get, "parameters"],
    { name: "lang", in: "query", required: true, schema: { type: "string" } },
    "get/parameters",
  ),

  // Answers: something more can come, or less.
  set("a field of an answer removed", field("VerifiedCustomer", "sender_name"), undefined),
  set("a field of an answer no longer required", [...schemas, "OtpSession", "required"], []),
  set(
    "a field of an answer that can be null",
    [...field("CustomerProfile", "balance"), "type"],
    ["string", "null"],
  ),
  set("another type of an answer", [...field("OtpSession", "intent_id"), "type"], "string"),
  set(
    "another id of an answer",
    [...schemas, "VerifiedAnswer", "allOf", 1, "properties", "response_type_id", "const"],
    310,
    "VerifiedAnswer/allOf/1",
  ),
  set("an answer removed from oneOf", [...verify, ...branches, 2], undefined, "schema/oneOf/2"),
  set("an HTTP status removed", [...onboard, "responses", "415"], undefined),
  set(
    "another media type of an answer",
    [...get, "responses", "200", "content"],
    { "text/json": { schema: { type: "object" } } },
    "get/responses/200",
  ),

  // Signing, servers, operations.
  set(
    "a signing header under another name",
    ["components", "securitySchemes", "secretKeyTimestamp", "name"],
    "secret-key-time",
  ),
  set("a member of the security removed", ["security", 0, "secretKeyTimestamp"], undefined),
  set("an operation without security", [...get, "security"], [], "get/security"),
  set("another server", ["servers", 1, "url"], "https://api.eko.in/ekoicici/v4", "#/servers/1"),

  set(
    "a path with a server of its own",
    [...verify, "servers"],
    [{ url: "https://otp.eko.in/v3" }],
    "otp~1verify/post/servers",
  ),
  set(
    "a timestamp that lives shorter",
    ["components", "securitySchemes", "secretKeyTimestamp", "x-window-ms"],
    60_000,
    "secretKeyTimestamp/x-window-ms",
  ),
  set(
    "an answer that can have one id more",
    [...schemas, "OtherAnswer", "allOf", 1, "properties", "response_type_id", "not", "enum"],
    [308, 309, 2129, 2136],
    "OtherAnswer/allOf/1/properties/response_type_id/not/enum",
  ),
  set(
    "a value of a request forbidden",
    [...schemas, "UserCode", "not"],
    { enum: ["0"] },
    "schemas/UserCode/not",
  ),

  // What callers branch on beside the schemas.
  set("an environment renamed", ["servers", 0, "x-environment"], "uat", "#/servers/sandbox"),
  set("a status renamed", ["x-status-codes", "302", "name"], "bad_otp", "#/x-status-codes/302"),
  set("a status removed", ["x-status-codes", "347"], undefined, "#/x-status-codes/347"),
  set(
    "a response type renamed",
    [...verify, "x-response-types", 1, "name"],
    "aadhaar_needed",
    "#/verifyCustomerOtp/x-response-types/2136",
  ),
  set(
    "a response type under another id",
    [...get, "x-response-types", 1, "id"],
    307,
    "#/getCustomer/x-response-types/308",
  ),
  set(
    "a success that becomes a failure",
    [...verify, "x-response-types", 2, "success"],
    false,
    "#/verifyCustomerOtp/x-response-types/2147",
  ),
  set(
    "another next step",
    [...get, "x-response-types", 0, "next"],
    null,
    "#/getCustomer/x-response-types/2129",
  ),
  set(
    "other data of a response type",
    [...verify, "x-response-types", 0, "data"],
    undefined,
    "#/verifyCustomerOtp/x-response-types/309",
  ),
  set(
    "no status that implies the answer",
    [...onboard, "x-response-types", 0, "implied-by-status"],
    undefined,
    "#/onboardCustomer/x-response-types/2129",
  ),
  set(
    "another code of an HTTP error",
    [...verify, "responses", "405", "$ref"],
    "#/components/responses/NotFound",
    "#/verifyCustomerOtp/responses/405",
  ),
];

/** Operations under another name or gone; apart from the others, because they hide what changes below them. */
export const breakingOperations: readonly JudgedChange[] = [
  set("an operation renamed", [...get, "operationId"], "getProfile", "~1profile~1{customer_id}/get"),
  set(
    "an operation removed",
    ["paths", "/customer/account/{customer_id}/otp/verify"],
    undefined,
    "~1otp~1verify",
  ),
  {
    name: "a path parameter renamed",
    pointer: "parameters/CustomerId/name",
    make: (contract) =>
      editContract(
        JSON.parse(JSON.stringify(contract).replaceAll("{customer_id}", "{mobile}")) as Node,
        ["components", "parameters", "CustomerId", "name"],
        () => "mobile",
      ),
  },
];

/** Changes that are new to a caller, and leave working code as it is. */
export const minorChanges: readonly JudgedChange[] = [
  set(
    "a timestamp that lives longer",
    ["components", "securitySchemes", "secretKeyTimestamp", "x-window-ms"],
    300_000,
    "secretKeyTimestamp/x-window-ms",
  ),
  add(
    "an id less of any other answer",
    [...schemas, "OtherAnswer", "allOf", 1, "properties", "response_type_id", "not", "enum"],
    777,
    "OtherAnswer/allOf/1/properties/response_type_id/not/enum",
  ),
  set("a new optional body field", field("OnboardCustomerRequest", "nickname"), { type: "string" }),
  set("a new field of an answer", field("OtpSession", "expires_at"), { type: "string" }),
  add("a new answer", [...get, ...branches], anAnswer, "schema/oneOf/"),
  add("a new response type", [...get, "x-response-types"], newType, "#/getCustomer/x-response-types/309"),
  set(
    "a new status",
    ["x-status-codes", "348"],
    { name: "new_one", meaning: "New." },
    "#/x-status-codes/348",
  ),
  set(
    "a new HTTP status",
    [...onboard, "responses", "429"],
    { description: "Too many requests." },
    "post/responses/429",
  ),
  add(
    "a new environment",
    ["servers"],
    { url: "https://beta.eko.in/v3", "x-environment": "beta" },
    "#/servers/beta",
  ),
  set(
    "a new operation",
    ["paths", "/customer/other"],
    { get: { operationId: "getOther", responses: { "200": { description: "Read." } } } },
    "#/paths/~1customer~1other",
  ),
];

/** Requests that take more than before; apart from the others, because they touch the same fields. */
export const loosenedRequests: readonly JudgedChange[] = [
  set("a longer maxLength", [...schemas, "ClientRefId", "maxLength"], 40),
  set("a smaller minItems", [...field("OnboardCustomerRequest", "residence_address"), "minItems"], 0),
  set("one type more", [...field("OnboardCustomerRequest", "dob"), "type"], ["string", "integer"]),
  set("a field that is optional now", [...schemas, "VerifyCustomerOtpRequest", "required"], ["otp_ref_id"]),
  set("a parameter that is optional now", ["components", "parameters", "UserCode", "required"], false),
  set("a body that is optional now", [...onboard, "requestBody", "required"], false),
  set(
    "a value that is sensitive now",
    [...field("OnboardCustomerRequest", "name"), "x-sensitive"],
    true,
    "properties/name",
  ),
];

/** Changes that nobody's code notices. */
export const harmlessChanges: readonly JudgedChange[] = [
  set(
    "another wording of an answer",
    [...get, "x-response-types", 0, "meaning"],
    "Sent.",
    "x-response-types/2129/meaning",
  ),
  {
    name: "answers in another order",
    pointer: "post/x-response-types",
    make: (contract) =>
      editContract(contract, [...verify, "x-response-types"], (types) => (types as unknown[]).toReversed()),
  },
  set("another wording of a status", ["x-status-codes", "302", "meaning"], "Wrong."),
  set("a scenario of the mock", ["x-mock-scenarios", "0000000429"], { status: 404 }, "#/x-mock-scenarios"),
  set("another example", ["components", "examples", "OtpSent", "value", "message"], "Sent."),
  {
    name: "examples in another order",
    pointer: "application~1json/examples",
    make: (contract) =>
      editContract(
        contract,
        [...onboard, "responses", "200", "content", "application/json", "examples"],
        (examples) => Object.fromEntries(Object.entries(examples as Node).toReversed()),
      ),
  },
  set(
    "a note",
    [...field("OtpSession", "otp_ref_id"), "x-docs"],
    { says: "absent" },
    "properties/otp_ref_id",
  ),
  set("another wording", [...field("Envelope", "message"), "description"], "For people."),
  set("another version", ["info", "version"], "3.0.1"),
  set(
    "another example of a field",
    [...field("OnboardCustomerRequest", "dob"), "examples", 0],
    "1991-05-15",
    "properties/dob/examples",
  ),
  set("another description of a server", ["servers", 0, "description"], "For tests.", "#/servers/0"),
];

function set(
  name: string,
  path: Path,
  value: unknown,
  pointer = path.slice(-3).map(String).join("/"),
): JudgedChange {
  return { name, pointer, make: (contract) => editContract(contract, path, () => value) };
}

function add(name: string, path: Path, value: unknown, pointer: string): JudgedChange {
  return {
    name,
    pointer,
    make: (contract) => editContract(contract, path, (list) => [...(list as unknown[]), value]),
  };
}
