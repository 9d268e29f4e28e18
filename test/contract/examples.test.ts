import { describe, expect, it } from "vitest";
import { compileSchema, contract, makePointer, type Node, resolve } from "../helpers/load-contract.ts";

const examples = findExamples(contract);

describe("every example", () => {
  it.each(examples)("$name keeps its schema", ({ schema, value }) => {
    const validate = compileSchema(schema);
    validate(value);
    expect(validate.errors ?? []).toEqual([]);
  });

  it("is looked for in schemas, parameters and bodies", () => {
    expect(examples.map(({ name }) => name)).toEqual(
      expect.arrayContaining([
        "/components/schemas/OnboardCustomerRequest/properties/name/examples/0",
        "/components/parameters/CustomerId/example",
        "/paths/~1customer~1account~1{customer_id}/post/responses/200/content/application~1json/examples/otp_sent",
        "/components/responses/Forbidden/content/application~1json/examples/unauthorized",
      ]),
    );
  });
});

describe("the examples of fields", () => {
  it("are these", () => {
    const ofFields = examples.flatMap(({ name, value }) => {
      const [, field] = /^\/components\/schemas\/(.*)\/examples\/0$/.exec(name) ?? [];
      return field === undefined ? [] : [[field.replace("/properties/", "."), value]];
    });
    expect(ofFields).toEqual([
      ["CustomerId", "9444444444"],
      ["InitiatorId", "9962981729"],
      ["UserCode", "20810200"],
      ["ClientRefId", "REQ-20260101-001"],
      ["OnboardCustomerRequest.name", "Karan Garg"],
      ["OnboardCustomerRequest.dob", "1990-05-15"],
      ["OnboardCustomerRequest.residence_address", ["123 MG Road", "Bangalore", "Karnataka", "560001"]],
      ["OnboardCustomerRequest.residence_address/items", "123 MG Road"],
      ["VerifyCustomerOtpRequest.otp", "123456"],
      ["VerifyCustomerOtpRequest.otp_ref_id", "IXrygqm0vTNbN35Lp5AfcbP69ifPhQ1E"],
      ["Envelope.status", 0],
      ["Envelope.message", "Success!"],
      ["Envelope.response_status_id", -1],
      ["Envelope.response_type_id", 2129],
      ["InvalidParams/additionalProperties", "Name too long"],
      ["OtpSession.intent_id", 19],
      ["OtpSession.otp_ref_id", "IXrygqm0vTNbN35Lp5AfcbP69ifPhQ1E"],
      ["OtpSession.kyc_request_id", ""],
      ["VerifiedCustomer.sender_name", "Karan Garg"],
      ["CustomerProfile.name", "Karan Garg"],
      ["CustomerProfile.mobile", "9444444444"],
      ["CustomerProfile.next_allowed_limit", "5287.0"],
      ["CustomerProfile.balance", "0.00"],
      ["CustomerProfile.kyc_state", 0],
      ["CustomerProfile.total_monthly_limit", "50000.0"],
      ["OpenedCustomer.customer_id_type", "mobile_number"],
      ["OpenedCustomer.state_desc", "Non-Kyc"],
      ["OpenedCustomer.state", "2"],
      ["OpenedCustomer.customer_id", "9444444444"],
      ["AadhaarSession.otp_ref_id", "IXrygqm0vTNbN35Lp5AfcbP69ifPhQ1E"],
      ["PanApplication.application_id", ""],
      ["NotEnrolled.sender_name", ""],
      ["NotEnrolled.ekyc_enabled", ""],
      ["OtpSentAnswer/allOf/1.response_type_id", 2129],
      ["OpenedAnswer/allOf/1.response_type_id", 300],
      ["VerifiedAnswer/allOf/1.response_type_id", 309],
      ["AadhaarPendingAnswer/allOf/1.response_type_id", 2136],
      ["PanRequiredAnswer/allOf/1.response_type_id", 2147],
      ["NotEnrolledAnswer/allOf/1.response_type_id", 308],
      ["OtherOnboardingAnswer/allOf/1.response_type_id", -1],
      ["OtherVerificationAnswer/allOf/1.response_type_id", -1],
      ["OtherProfileAnswer/allOf/1.response_type_id", -1],
      ["UnauthorizedAnswer.message", "Unauthorized"],
      ["UnauthorizedAnswer.status", 2483],
      ["UnauthorizedAnswer.response_type_id", 2483],
      ["UnauthorizedAnswer.response_status_id", 1],
      ["ForbiddenAnswer.status", 1],
      ["ForbiddenAnswer.response_status_id", -1],
      ["ForbiddenAnswer.message", "Unauthorized access"],
    ]);
  });
});

interface Example {
  /** JSON pointer to the example. */
  name: string;
  /** JSON pointer to the schema it has to keep. */
  schema: string;
  value: unknown;
}

/** The examples under a node: of schemas (`examples` is a list), of parameters and media types (a map). */
function findExamples(node: unknown, path: string[] = []): Example[] {
  if (typeof node !== "object" || node === null) return [];
  const { schema, example, examples: many } = node as Node;
  const pointer = makePointer(...path);
  const found: Example[] = [];
  if (Array.isArray(many)) {
    for (const [index, value] of many.entries()) {
      found.push({ name: `${pointer}/examples/${index}`, schema: pointer, value });
    }
  } else if (schema !== undefined) {
    const ownSchema = `${pointer}/schema`;
    if (example !== undefined) found.push({ name: `${pointer}/example`, schema: ownSchema, value: example });
    for (const key of Object.keys(many ?? {})) {
      const { value } = resolve(...path, "examples", key);
      found.push({ name: `${pointer}/examples/${key}`, schema: ownSchema, value });
    }
  }
  const children = Object.entries(node as Node).filter(([key]) => key !== "examples");
  return [...found, ...children.flatMap(([key, child]) => findExamples(child, [...path, key]))];
}
