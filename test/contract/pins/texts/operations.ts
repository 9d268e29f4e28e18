/** What operations, their parameters, HTTP answers and servers say. Quoted word for word, by the keys that lead there. */
export const operationTexts: Readonly<Record<string, string | readonly string[]>> = {
  // Short, because tools name the servers by them.
  "servers 0 description": "Sandbox",
  "servers 1 description": "Production",
  "paths /customer/account/{customer_id} post summary": "Onboard Customer",
  "paths /customer/account/{customer_id} post description": [
    "Registers a customer and texts an OTP to the customer's phone.",
    "Continue with Verify Customer OTP.",
    "Where the account is opened at once, without an OTP, continue with Get Customer Information.",
    "Every call sends another OTP to a real person, and no source says that a repeated `client_ref_id` is recognised: never send this request again unless the first one is known to have had no effect.",
  ],
  "paths /customer/account/{customer_id} post requestBody description":
    "Who calls, and the person to register.",
  "paths /customer/account/{customer_id} post responses 200 description":
    "The system answered. Rejections come with this status, too; see `response_type_id`.",
  "paths /customer/account/{customer_id} post x-response-types 0 meaning":
    "The customer is registered and an OTP was sent. Verify it next.",
  "paths /customer/account/{customer_id} post x-response-types 1 meaning":
    "The customer was registered at once, and no OTP was sent. Look the customer up next.",
  "paths /customer/account/{customer_id}/otp/verify post summary": "Verify Customer OTP",
  "paths /customer/account/{customer_id}/otp/verify post description":
    "Sends back the OTP that the customer received, together with the `otp_ref_id` of the answer that announced it.",
  "paths /customer/account/{customer_id}/otp/verify post requestBody description":
    "Who calls, and the OTP with its reference.",
  "paths /customer/account/{customer_id}/otp/verify post responses 200 description":
    "The system answered. Rejections come with this status, too; see `response_type_id`.",
  "paths /customer/account/{customer_id}/otp/verify post x-response-types 0 meaning":
    "The OTP was right; the profile of the customer is returned.",
  "paths /customer/account/{customer_id}/otp/verify post x-response-types 1 meaning":
    "The OTP was right; the Aadhaar of this new customer is to be validated, on a payment rail.",
  "paths /customer/account/{customer_id}/otp/verify post x-response-types 2 meaning":
    "The Aadhaar is validated; the PAN of the customer is needed, on a payment rail.",
  "paths /customer/profile/{customer_id} get summary": "Get Customer Information",
  "paths /customer/profile/{customer_id} get description": [
    "Looks up a customer.",
    "For an enrolled customer the answer carries a new `otp_ref_id`, so the call may text another OTP: although it is a GET, treat it as not repeatable.",
  ],
  "paths /customer/profile/{customer_id} get responses 200 description":
    "The system answered. Rejections come with this status, too; see `response_type_id`.",
  "paths /customer/profile/{customer_id} get x-response-types 0 meaning":
    "The customer is enrolled, and an OTP was sent. Verify it next.",
  "paths /customer/profile/{customer_id} get x-response-types 1 meaning":
    "Nobody is enrolled under this number. Onboard the customer next.",
  "paths /customer/profile/{customer_id} get x-response-types 2 meaning":
    "The customer is enrolled and needs no OTP; the profile is returned.",
  "paths /customer/profile/{customer_id} get x-response-types 3 meaning":
    "The customer is enrolled; the Aadhaar is to be validated, on a payment rail.",
  "paths /customer/profile/{customer_id} get x-docs 0 reason":
    "The vendor lists it for every call, yet a GET has no body to describe.",
  "components parameters CustomerId description": "Mobile number of the customer.",
  "components parameters InitiatorId description": "Identifies the API user.",
  "components parameters UserCode description": "Identifies the retailer or agent for whom the call is made.",
  "components parameters ClientRefId description":
    "Your own reference of this call, unique per call, to trace it by.",
  "components parameters ClientRefId x-docs reason":
    "Newer documentation of the vendor declares it on every call, the page of this one does not.",
  "components responses Unauthorized description": [
    "A signing header was refused;",
    "`status` says which and why.",
    "With this body the request had no effect.",
  ],
  "components responses Forbidden description": [
    "The older form of a refused authentication:",
    "`secret-key` or `secret-key-timestamp` is wrong, or the timestamp is stale.",
    "With this body the request had no effect.",
  ],
  "components responses NotFound description":
    "The URL is wrong. A proxy can answer this, too, even when the request had an effect.",
  "components responses MethodNotAllowed description": [
    "The HTTP method is wrong.",
    "A proxy can answer this, too, even when the request had an effect.",
  ],
  "components responses UnsupportedMediaType description": [
    "The content type is not `application/json`.",
    "A proxy can answer this, too, even when the request had an effect.",
  ],
  "components responses InternalServerError description": [
    "Connectivity fails or the URL is misconfigured.",
    "Whether the request had an effect is not known.",
  ],
  "components links VerifyCustomerOtp description":
    "Send back the OTP that the customer reads out, with the reference of this answer.",
  "paths /customer/account/{customer_id} post x-response-types 1 x-docs reason":
    "From other sources than the page of the operation.",
  "paths /customer/profile/{customer_id} get x-response-types 2 x-docs reason":
    "From other sources than the page of the operation.",
  "paths /customer/profile/{customer_id} get x-response-types 3 x-docs reason":
    "From other sources than the page of the operation.",
};
