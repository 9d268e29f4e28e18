import { add, all, append, change, drop, type Edit, remove, rename } from "./edits.ts";

/** One way in which the contract could be wrong. */
export interface Mutant {
  /** Kind of the change, then its place. */
  name: string;
  edit: Edit;
  /** Why no test can tell the mutant from the contract. Without a reason it has to be killed. */
  equivalent?: string;
  /** Whether `npm test` tries it, too. */
  subset?: true;
}

const onboard = ["paths", "/customer/account/{customer_id}", "post"];
const verifyPath = ["paths", "/customer/account/{customer_id}/otp/verify"];
const verify = [...verifyPath, "post"];
const get = ["paths", "/customer/profile/{customer_id}", "get"];
const answer = ["responses", "200", "content", "application/json"];
const parameters = ["components", "parameters"];
const schemas = ["components", "schemas"];
const examples = ["components", "examples"];
const schemes = ["components", "securitySchemes"];

const onboardBody = [...schemas, "OnboardCustomerRequest"];
const verifyBody = [...schemas, "VerifyCustomerOtpRequest"];
const envelope = [...schemas, "Envelope"];
const otpSession = [...schemas, "OtpSession"];
const profile = [...schemas, "CustomerProfile"];

/** The mutants, by what they change. */
export const mutants: readonly Mutant[] = [
  // Properties and parameters renamed, removed, added.
  { name: "rename a body field: dob", edit: renameProperty(onboardBody, "dob", "date_of_birth") },
  {
    name: "rename an optional body field: client_ref_id",
    edit: rename(property(verifyBody, "client_ref_id"), "ref_id"),
  },
  {
    name: "rename an answer field: otp_ref_id",
    edit: renameProperty(otpSession, "otp_ref_id", "otp_reference"),
  },
  { name: "rename an optional answer field: balance", edit: rename(property(profile, "balance"), "wallet") },
  {
    name: "rename a query parameter: initiator_id",
    edit: change([...parameters, "InitiatorId", "name"], "initiatorId"),
  },
  {
    name: "rename a field of the envelope: invalid_params",
    edit: rename(property(envelope, "invalid_params"), "errors"),
  },
  { name: "remove a body field: name", edit: removeProperty(onboardBody, "name") },
  { name: "remove an optional body field: otp", edit: remove(property(verifyBody, "otp")) },
  { name: "remove an answer field: kyc_request_id", edit: remove(property(otpSession, "kyc_request_id")) },
  {
    name: "remove an answer field: ekyc_enabled",
    edit: remove(property([...schemas, "NotEnrolled"], "ekyc_enabled")),
  },
  { name: "remove a query parameter: user_code", edit: remove([...get, "parameters", 2]) },
  { name: "add a body field: email", edit: add(property(onboardBody, "email"), { type: "string" }) },
  {
    name: "add a required body field: email",
    edit: all(
      add(property(verifyBody, "email"), { type: "string" }),
      append([...verifyBody, "required"], "email"),
    ),
  },
  {
    name: "add an answer field: expires_at",
    edit: add(property(otpSession, "expires_at"), { type: "string" }),
    subset: true,
  },
  {
    name: "add a query parameter: verbose",
    edit: append([...get, "parameters"], { name: "verbose", in: "query", schema: { type: "string" } }),
  },
  {
    name: "move a query parameter to a header: user_code",
    edit: change([...parameters, "UserCode", "in"], "header"),
  },

  // Required and optional.
  {
    name: "unrequire a body field: residence_address",
    edit: drop([...onboardBody, "required"], "residence_address"),
  },
  { name: "unrequire a body field: otp_ref_id", edit: drop([...verifyBody, "required"], "otp_ref_id") },
  {
    name: "unrequire a query parameter: initiator_id",
    edit: change([...parameters, "InitiatorId", "required"], false),
  },
  { name: "unrequire a body", edit: change([...onboard, "requestBody", "required"], false) },
  {
    name: "require a body field: client_ref_id",
    edit: append([...onboardBody, "required"], "client_ref_id"),
  },
  { name: "require a body field: otp", edit: append([...verifyBody, "required"], "otp") },
  { name: "unrequire an answer field: status", edit: drop([...envelope, "required"], "status") },
  { name: "unrequire an answer field: otp_ref_id", edit: drop([...otpSession, "required"], "otp_ref_id") },
  {
    name: "unrequire the data of an answer",
    edit: drop([...answerPart("OtpSentAnswer"), "required"], "data"),
  },
  {
    name: "unrequire the response type of an answer",
    edit: drop([...answerPart("NotEnrolledAnswer"), "required"], "response_type_id"),
  },
  { name: "require an answer field: message", edit: append([...envelope, "required"], "message") },

  // Types and null.
  {
    name: "change the type of a path parameter to integer",
    edit: change([...schemas, "CustomerId", "type"], "integer"),
  },
  {
    name: "change the type of address lines to number",
    edit: change([...property(onboardBody, "residence_address"), "items", "type"], "number"),
  },
  {
    name: "change the type of otp to integer",
    edit: change([...property(verifyBody, "otp"), "type"], "integer"),
  },
  {
    name: "change the type of otp_ref_id to string",
    edit: change([...property(verifyBody, "otp_ref_id"), "type"], "string"),
  },
  {
    name: "change the type of status to integer",
    edit: change([...property(envelope, "status"), "type"], "integer"),
  },
  {
    name: "change the type of kyc_state to string",
    edit: change([...property(profile, "kyc_state"), "type"], "string"),
  },
  {
    name: "allow null in a body field: name",
    edit: change([...property(onboardBody, "name"), "type"], ["string", "null"]),
  },
  {
    name: "allow null in an answer field: otp_ref_id",
    edit: change([...property(otpSession, "otp_ref_id"), "type"], ["string", "null"]),
  },
  {
    name: "allow null in an answer field: data",
    edit: change([...property(envelope, "data"), "type"], ["object", "null"]),
  },

  // Patterns, formats, lengths, additional properties.
  { name: "drop a pattern: customer_id", edit: remove([...schemas, "CustomerId", "pattern"]) },
  {
    name: "loosen a pattern: customer_id without anchors",
    edit: change([...schemas, "CustomerId", "pattern"], "[0-9]{10}"),
  },
  {
    name: "loosen a pattern: user_code without an end",
    edit: change([...schemas, "UserCode", "pattern"], "^\\S+"),
  },
  {
    name: "loosen a pattern: name with a blank at its end",
    edit: change([...property(onboardBody, "name"), "pattern"], "^\\S.*$"),
  },
  {
    name: "break a pattern: initiator_id",
    edit: change([...schemas, "InitiatorId", "pattern"], "^([0-9]{10}$"),
  },
  { name: "drop a format: dob", edit: remove([...property(onboardBody, "dob"), "format"]) },
  { name: "change a format: dob", edit: change([...property(onboardBody, "dob"), "format"], "date-time") },
  { name: "drop a length: client_ref_id", edit: remove([...schemas, "ClientRefId", "maxLength"]) },
  { name: "loosen a length: client_ref_id", edit: change([...schemas, "ClientRefId", "maxLength"], 21) },
  { name: "tighten a length: client_ref_id", edit: change([...schemas, "ClientRefId", "maxLength"], 19) },
  { name: "add a length: name", edit: add([...property(onboardBody, "name"), "maxLength"], 50) },
  {
    name: "drop a length: answered otp_ref_id",
    edit: remove([...property(otpSession, "otp_ref_id"), "minLength"]),
  },
  {
    name: "drop minItems: residence_address",
    edit: remove([...property(onboardBody, "residence_address"), "minItems"]),
    subset: true,
  },
  {
    name: "add maxItems: residence_address",
    edit: add([...property(onboardBody, "residence_address"), "maxItems"], 4),
  },
  { name: "drop a minimum: otp", edit: remove([...property(verifyBody, "otp"), "minimum"]) },
  {
    name: "drop additionalProperties: onboardCustomer",
    edit: remove([...onboardBody, "additionalProperties"]),
  },
  {
    name: "allow additionalProperties: verifyCustomerOtp",
    edit: change([...verifyBody, "additionalProperties"], true),
  },
  {
    name: "refuse additionalProperties in an answer",
    edit: add([...otpSession, "additionalProperties"], false),
  },

  // Signing headers.
  {
    name: "rename a signing header: secret-key-timestamp",
    edit: change([...schemes, "secretKeyTimestamp", "name"], "secret_key_timestamp"),
  },
  {
    name: "move a signing header to the query: developer_key",
    edit: change([...schemes, "developerKey", "in"], "query"),
  },
  {
    name: "ask for one signing header instead of all",
    edit: change(["security"], [{ developerKey: [] }, { secretKey: [] }, { secretKeyTimestamp: [] }]),
  },
  { name: "drop a signing header: secret-key", edit: remove(["security", 0, "secretKey"]) },
  { name: "drop all signing headers of an operation", edit: add([...get, "security"], []) },

  // Servers, paths, methods, media types, HTTP statuses.
  {
    name: "change a server: sandbox",
    edit: change(["servers", 0, "url"], "https://staging.eko.in/ekoapi/v2"),
  },
  {
    name: "change a server: production",
    edit: change(["servers", 1, "url"], "https://api.eko.in/ekoapi/v3"),
    subset: true,
  },
  {
    name: "swap the servers",
    edit: all(
      change(["servers", 0, "x-environment"], "production"),
      change(["servers", 1, "x-environment"], "sandbox"),
    ),
  },
  { name: "change a path", edit: rename(verifyPath, "/customer/account/{customer_id}/otp") },
  { name: "change a method: POST to PUT", edit: rename(onboard, "put") },
  { name: "change an operationId", edit: change([...get, "operationId"], "getCustomerProfile") },
  {
    name: "change the media type of a body",
    edit: rename([...onboard, "requestBody", "content", "application/json"], "application/xml"),
  },
  { name: "change the media type of an answer", edit: rename([...get, ...answer], "text/json") },
  { name: "change an HTTP status: 403 to 402", edit: rename([...get, "responses", "403"], "402") },
  { name: "drop an HTTP status: 415", edit: remove([...verify, "responses", "415"]) },

  // Answers: constants, alternatives, examples, links, response types, statuses.
  {
    name: "change a constant: 2136",
    edit: change([...answerPart("AadhaarPendingAnswer"), "properties", "response_type_id", "const"], 2137),
  },
  {
    name: "change an enumeration: other answers",
    edit: drop(
      [...answerPart("OtherVerificationAnswer"), "properties", "response_type_id", "not", "enum"],
      309,
    ),
  },
  { name: "drop an alternative: not enrolled", edit: remove([...get, ...answer, "schema", "oneOf", 1]) },
  {
    name: "change an example: the status of wrong_otp",
    edit: change([...examples, "WrongOtp", "value", "status"], 303),
  },
  {
    name: "break an example: the documented customer",
    edit: change([...examples, "OnboardCustomerRequest", "value", "dob"], "15-05-1990"),
  },
  {
    name: "change an example of a field: dob",
    edit: change([...property(onboardBody, "dob"), "examples"], ["1990-05-16"]),
  },
  { name: "drop an example: otp_expired", edit: remove([...verify, ...answer, "examples", "otp_expired"]) },
  { name: "drop a link: getCustomer", edit: remove([...get, "responses", "200", "links"]) },
  {
    name: "change a link: its source",
    edit: change(
      ["components", "links", "VerifyCustomerOtp", "requestBody", "otp_ref_id"],
      "$response.body#/otp_ref_id",
    ),
  },
  { name: "change a response type: its id", edit: change([...verify, "x-response-types", 0, "id"], 310) },
  {
    name: "change a response type: its name",
    edit: change([...verify, "x-response-types", 2, "name"], "pan_missing"),
  },
  {
    name: "change a response type: success to failure",
    edit: change([...get, "x-response-types", 1, "success"], false),
  },
  {
    name: "change a response type: what comes next",
    edit: change([...onboard, "x-response-types", 0, "next"], "getCustomer"),
  },
  { name: "change a response type: its data", edit: remove([...verify, "x-response-types", 0, "data"]) },
  {
    name: "change a response type: success without an id",
    edit: remove([...onboard, "x-response-types", 0, "implied-by-status"]),
  },
  { name: "drop a response type", edit: remove([...verify, "x-response-types", 1]) },
  {
    name: "change the name of a status: 302",
    edit: change(["x-status-codes", "302", "name"], "invalid_otp"),
  },
  { name: "drop a status: 945", edit: remove(["x-status-codes", "945"]) },

  {
    name: "change a scenario: its customer id",
    edit: rename(["x-mock-scenarios", "0000000346"], "0000000347"),
  },
  {
    name: "change a scenario: its example",
    edit: change(["x-mock-scenarios", "0000000302", "example"], "otp_expired"),
  },
  { name: "drop a scenario: slow_drip", edit: remove(["x-mock-scenarios", "0000000904"]) },

  // The dialect.
  { name: "drop the dialect", edit: remove(["jsonSchemaDialect"]) },

  // What no test can see.
  {
    name: "reword a description",
    edit: change([...onboard, "description"], "Registers a customer."),
    equivalent: "Wording is no part of the contract between client and server.",
    subset: true,
  },
  {
    name: "rewrite a pattern: digits as \\d",
    edit: change([...schemas, "CustomerId", "pattern"], "^\\d{10}$"),
    equivalent: "In ECMA-262, the dialect of JSON Schema, \\d matches the ASCII digits and nothing else.",
  },
  {
    name: "accept an answer by anyOf instead of oneOf",
    edit: rename([...get, ...answer, "schema", "oneOf"], "anyOf"),
    equivalent: "The alternatives exclude each other by response_type_id, so no answer fits two of them.",
  },
];

function property(schema: string[], name: string): string[] {
  return [...schema, "properties", name];
}

function renameProperty(schema: string[], name: string, to: string): Edit {
  return all(
    rename(property(schema, name), to),
    drop([...schema, "required"], name),
    append([...schema, "required"], to),
  );
}

function removeProperty(schema: string[], name: string): Edit {
  return all(remove(property(schema, name)), drop([...schema, "required"], name));
}

/** The part of an answer's schema that is its own, next to the envelope. */
function answerPart(name: string): (string | number)[] {
  return [...schemas, name, "allOf", 1];
}
