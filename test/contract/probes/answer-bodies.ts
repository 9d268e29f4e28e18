/** The answers that the documentation shows, complete. */
export const otpSent = {
  status: 2129,
  message: "Validate the OTP",
  response_status_id: 1,
  response_type_id: 2129,
  data: { intent_id: 19, kyc_request_id: "", otp_ref_id: "IXrygqm0vTNbN35Lp5AfcbP69ifPhQ1E" },
};

export const opened = {
  status: 0,
  message: "Wallet opened successfully",
  response_status_id: 0,
  response_type_id: 300,
  data: { customer_id_type: "mobile_number", state_desc: "Non-Kyc", state: "2", customer_id: "9444444444" },
};

export const verified = {
  status: 0,
  message: "Success!",
  response_status_id: -1,
  response_type_id: 309,
  data: {
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
};

export const aadhaarPending = {
  status: 2136,
  message: "Aadhar Validation Pending",
  response_status_id: 1,
  response_type_id: 2136,
  data: { otp_ref_id: "" },
};

export const panRequired = {
  status: 0,
  message: "Pan Number Required",
  response_status_id: 0,
  response_type_id: 2147,
  data: { application_id: "" },
};

export const notEnrolled = {
  status: 308,
  message: "Failure!Customer Not Enrolled",
  response_status_id: 1,
  response_type_id: 308,
  data: { sender_name: "", ekyc_enabled: "" },
};

export const rejected = {
  status: 319,
  message: "Initiator not known",
  response_status_id: 1,
  response_type_id: -1,
};
