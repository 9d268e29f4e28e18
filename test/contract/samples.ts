const caller = { initiator_id: "9962981729", user_code: "20810200" };

/** The documented sample of each operation that the probes know, complete. */
export const samples = {
  onboardCustomer: {
    customer_id: "9444444444",
    ...caller,
    client_ref_id: "REQ-20260101-001",
    name: "Karan Garg",
    dob: "1990-05-15",
    residence_address: ["123 MG Road", "Bangalore", "Karnataka", "560001"],
  },
  verifyCustomerOtp: {
    customer_id: "9444444444",
    ...caller,
    client_ref_id: "REQ-20260101-002",
    otp: "123456",
    otp_ref_id: "IXrygqm0vTNbN35Lp5AfcbP69ifPhQ1Ee3u74AHY5fA9aMp2d94YigSXr5Qr+aS8OTg/e0YrVEoPAbap746K5g==",
  },
  getCustomer: { customer_id: "9444444444", ...caller, client_ref_id: "REQ-20260101-003" },
  getSender: { customer_id: "9444444444", ...caller, client_ref_id: "REQ-20260101-004" },
  onboardSender: {
    customer_id: "9444444444",
    ...caller,
    client_ref_id: "REQ-20260101-005",
    name: "Karan Garg",
    dob: "1990-05-15",
    residence_address:
      '{"line":"123 MG Road","city":"Bangalore","state":"Karnataka","pincode":"560001","district":"Bangalore Urban","area":"MG Road"}',
  },
  submitSenderEkyc: {
    customer_id: "9444444444",
    ...caller,
    client_ref_id: "REQ-20260101-006",
    aadhar: "000000000000",
    piddata: '<PidData><Resp errCode="0" errInfo="Success"/><Data type="X">c2FtcGxl</Data></PidData>',
  },
  verifySenderEkycOtp: {
    customer_id: "9444444444",
    ...caller,
    client_ref_id: "REQ-20260101-007",
    otp: "123456",
    otp_ref_id: "666803844",
    kyc_request_id: "9332126",
  },
} as const;

/** An operation whose meaning the probes know. */
export type ProbedId = keyof typeof samples;
