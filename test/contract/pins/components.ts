const json = (content: object) => ({ content: { "application/json": content } });

/** The parameters, whole. */
export const parametersPin = {
  CustomerId: {
    name: "customer_id",
    in: "path",
    required: true,
    schema: "schemas/CustomerId",
    example: "9444444444",
  },
  InitiatorId: {
    name: "initiator_id",
    in: "query",
    required: true,
    schema: "schemas/InitiatorId",
    example: "9962981729",
  },
  UserCode: {
    name: "user_code",
    in: "query",
    required: true,
    schema: "schemas/UserCode",
    example: "20810200",
  },
  ClientRefId: {
    name: "client_ref_id",
    in: "query",
    required: false,
    schema: "schemas/ClientRefId",
    example: "REQ-20260101-003",
  },
  SenderClientRefId: {
    name: "client_ref_id",
    in: "query",
    required: false,
    schema: "schemas/ClientRefId",
    example: "REQ-20260101-004",
  },
  SenderCustomerId: {
    name: "customer_id",
    in: "path",
    required: true,
    schema: "schemas/CustomerId",
    example: "9444444444",
  },
};

/** The HTTP errors: two with a body, four without, none with headers. */
export const responsesPin = {
  Unauthorized: json({
    schema: "schemas/UnauthorizedAnswer",
    examples: {
      unknown_developer_key: "examples/UnknownDeveloperKey",
      invalid_signature: "examples/InvalidSignature",
      timestamp_expired: "examples/TimestampExpired",
      invalid_timestamp: "examples/InvalidTimestamp",
      missing_signing_headers: "examples/MissingSigningHeaders",
    },
  }),
  Forbidden: json({ schema: "schemas/ForbiddenAnswer", examples: { unauthorized: "examples/Unauthorized" } }),
  NotFound: {},
  MethodNotAllowed: {},
  UnsupportedMediaType: {},
  InternalServerError: {},
};

const sameCustomer = { parameters: { customer_id: "$request.path.customer_id" } };

/** The links, whole: they pass on the customer and the references, and nothing else. */
export const linksPin = {
  VerifyCustomerOtp: {
    operationId: "verifyCustomerOtp",
    ...sameCustomer,
    requestBody: { otp_ref_id: "$response.body#/data/otp_ref_id" },
  },
  OnboardSender: { operationId: "onboardSender", ...sameCustomer },
  GetSender: { operationId: "getSender", ...sameCustomer },
  SubmitSenderEkyc: { operationId: "submitSenderEkyc", ...sameCustomer },
  VerifySenderEkycOtp: {
    operationId: "verifySenderEkycOtp",
    ...sameCustomer,
    requestBody: {
      otp_ref_id: "$response.body#/data/otp_ref_id",
      kyc_request_id: "$response.body#/data/kyc_request_id",
    },
  },
};
