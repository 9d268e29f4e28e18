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
