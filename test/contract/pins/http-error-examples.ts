const refusal = (status: number, message: string) => ({
  message,
  status,
  response_type_id: status,
  response_status_id: 1,
});

/** The examples of HTTP errors, in their order, for every operation. */
export const httpErrorExamples: Readonly<Record<string, Record<string, unknown>>> = {
  "401": {
    unknown_developer_key: refusal(2483, "Unauthorized"),
    invalid_signature: refusal(2484, "Invalid secret-key or timestamp"),
    timestamp_expired: refusal(2485, "Expired security headers (secret-key-timestamp older than 2 minutes)"),
    invalid_timestamp: refusal(
      2486,
      "Invalid secret-key-timestamp (expected milliseconds since the UNIX epoch)",
    ),
    missing_signing_headers: refusal(2487, "Missing security headers"),
  },
  "403": {
    unauthorized: { status: 1, response_status_id: -1, message: "Unauthorized access", data: {} },
  },
};
