/** Options of a client that tests use; nobody owns these keys. */
export const credentials = {
  developerKey: "developer-key-of-a-test",
  accessKey: "access-key-of-a-test",
  initiatorId: "9962981729",
  userCode: "20810200",
};

/** An input of onboardCustomer that keeps the contract. */
export const customer = {
  customer_id: "9444444444",
  name: "Karan Garg",
  dob: "1990-05-15",
  residence_address: ["123 MG Road", "Bangalore", "Karnataka", "560001"],
};

/** What the API answers to onboardCustomer when it has texted the OTP. */
export const otpSent = {
  status: 2129,
  message: "Validate the OTP",
  response_status_id: 1,
  response_type_id: 2129,
  data: { intent_id: 19, kyc_request_id: "", otp_ref_id: "IXrygqm0vTNbN35Lp5AfcbP69ifPhQ1E" },
};

/** What the API answers to a refused authentication with HTTP 401. */
export function makeRefusal(status: 2483 | 2484 | 2485 | 2486 | 2487): object {
  return { message: "Unauthorized", status, response_type_id: status, response_status_id: 1 };
}

/** What older servers answer to it, with HTTP 403. */
export const olderRefusal = { status: 1, response_status_id: -1, message: "Unauthorized access", data: {} };
