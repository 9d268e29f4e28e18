/** What fields say: units, formats, hints, and what not to branch on. Quoted word for word, by the keys that lead there. */
export const fieldTexts: Readonly<Record<string, string | readonly string[]>> = {
  "components schemas CustomerId description":
    "Mobile number of the customer, 10 digits without country code.",
  "components schemas CustomerId x-hint": "a mobile number of 10 digits without country code",
  "components schemas InitiatorId description": "Identifies the API user.",
  "components schemas InitiatorId x-hint": "the registered mobile number of the API user, 10 digits",
  "components schemas UserCode description": "Identifies the retailer or agent for whom the call is made.",
  "components schemas UserCode x-hint": "the code of the retailer or agent, without spaces",
  "components schemas ClientRefId description": [
    "Your own reference of this call, unique per call.",
    "It helps to trace a call whose answer got lost; no source says that it makes a repeated call harmless.",
    "Letters, digits, `-` and `_` are safe everywhere, ten or more of them are recommended.",
  ],
  "components schemas ClientRefId x-hint": "a reference of 1 to 20 characters without spaces",
  "components schemas OnboardCustomerRequest properties name description": [
    "Name of the customer.",
    "A spelling that differs from the identity document makes later calls fail, and characters other than letters may be refused (`status` 132).",
  ],
  "components schemas OnboardCustomerRequest properties name x-hint":
    "the name as on the identity document, without blanks around it",
  "components schemas OnboardCustomerRequest properties dob description": "Date of birth, `YYYY-MM-DD`.",
  "components schemas OnboardCustomerRequest properties dob x-hint": "an existing date as YYYY-MM-DD",
  "components schemas OnboardCustomerRequest properties residence_address description": "The postal address.",
  "components schemas OnboardCustomerRequest properties residence_address items x-hint":
    "a line of the address, not blank",
  "components schemas OnboardCustomerRequest properties residence_address x-hint":
    "a list with at least one line of the address",
  "components schemas VerifyCustomerOtpRequest properties otp description":
    "The OTP that the customer received, as text, because a number loses leading zeros.",
  "components schemas VerifyCustomerOtpRequest properties otp x-hint": "the digits of the OTP",
  "components schemas VerifyCustomerOtpRequest properties otp x-docs reason":
    "An OTP may begin with 0, which an integer cannot carry.",
  "components schemas VerifyCustomerOtpRequest properties otp_ref_id description": [
    "Says which OTP is meant. Send it back as it came.",
    "The vendor's page types it as an integer, yet every documented answer carries a base64 text, so both are accepted.",
  ],
  "components schemas VerifyCustomerOtpRequest properties otp_ref_id x-hint":
    "the otp_ref_id of the answer that announced the OTP",
  "components schemas VerifyCustomerOtpRequest properties otp_ref_id x-docs reason":
    "Every documented answer carries a base64 text.",
  "components schemas Envelope description": [
    "The form of every answer of the system, success or not.",
    "All fields except `data` and `invalid_params` are documented for every call; require `status` alone.",
  ],
  "components schemas Envelope properties status description":
    "First thing to look at. 0 is a success, and other values can be one, too.",
  "components schemas Envelope properties message description": "Text for people. Do not branch on it.",
  "components schemas Envelope properties response_status_id description":
    "Hint for display, never to be branched on: -1 read success, 0 change or payment success, 1 failure, 2 initiated, 3 refund initiated, 4 refunded, 5 on hold, -2 another transaction in progress.",
  "components schemas Envelope properties response_type_id description":
    "Unique id of the shape of this answer. Branch on it.",
  "components schemas Envelope properties data description": "Payload, specific to the endpoint.",
  "components schemas InvalidParams description": [
    "The refused fields, each with a message.",
    "Answers show `invalid_params`; the vendor's prose also calls it `invalid_parameters`.",
  ],
  "components schemas InvalidParams x-docs reason":
    "Documented with the error codes, not on the pages of the operations.",
  "components schemas OtpSession description": "The OTP that was sent, to be verified.",
  "components schemas OtpSession properties intent_id description":
    "Process of the next step; 19 is onboarding.",
  "components schemas OtpSession properties otp_ref_id description":
    "Reference of the OTP, for Verify Customer OTP.",
  "components schemas OtpSession properties kyc_request_id description":
    "Reference of the KYC request; empty in the documented answer.",
  "components schemas OtpSession properties kyc_request_id x-docs reason":
    "In the vendor's documented sample answer, not in the list of fields.",
  "components schemas VerifiedCustomer description": "The verified customer.",
  "components schemas VerifiedCustomer properties sender_name description": "Name of the customer.",
  "components schemas CustomerProfile description":
    "Profile and limits. The real answer carries more fields than are documented.",
  "components schemas CustomerProfile properties name description": "Name of the customer.",
  "components schemas CustomerProfile properties mobile description": "Mobile number of the customer.",
  "components schemas CustomerProfile properties next_allowed_limit description":
    "What the customer may still send this month, in rupees, as decimal text.",
  "components schemas CustomerProfile properties balance description": "Balance in rupees, as decimal text.",
  "components schemas CustomerProfile properties kyc_state description": "State of the KYC.",
  "components schemas CustomerProfile properties total_monthly_limit description":
    "What the customer may send a month, in rupees, as decimal text.",
  "components schemas CustomerProfile properties total_monthly_limit x-docs reason":
    "In the vendor's documented sample answer, not in the list of fields.",
  "components schemas OpenedCustomer description": "The customer that was registered at once.",
  "components schemas OpenedCustomer properties customer_id_type description": "What `customer_id` is.",
  "components schemas OpenedCustomer properties state_desc description": "State of the customer, in words.",
  "components schemas OpenedCustomer properties state description":
    "State of the customer, as a code. Whether as text or as a number is not documented.",
  "components schemas OpenedCustomer properties customer_id description": "Mobile number of the customer.",
  "components schemas AadhaarSession description": "The customer whose Aadhaar is to be validated.",
  "components schemas AadhaarSession properties otp_ref_id description":
    "Reference of the pending validation; often missing or empty.",
  "components schemas PanApplication description": "The application to be continued with the PAN.",
  "components schemas PanApplication properties application_id description":
    "Reference of the application; empty in the documented answer.",
  "components schemas NotEnrolled description": "Empty fields of a customer who is not enrolled.",
  "components schemas NotEnrolled properties sender_name description": "Empty.",
  "components schemas NotEnrolled properties ekyc_enabled description": "Empty.",
  "components schemas OtpSentAnswer title": "OTP sent",
  "components schemas OtpSentAnswer description": "An OTP is on its way to the customer.",
  "components schemas OpenedAnswer title": "Opened at once",
  "components schemas OpenedAnswer description": "The customer is registered, and no OTP was sent.",
  "components schemas VerifiedAnswer title": "Verified",
  "components schemas VerifiedAnswer description": "The customer is verified.",
  "components schemas AadhaarPendingAnswer title": "Aadhaar pending",
  "components schemas AadhaarPendingAnswer description": "The Aadhaar of a new customer has to be validated.",
  "components schemas PanRequiredAnswer title": "PAN required",
  "components schemas PanRequiredAnswer description": "The PAN of the customer is needed.",
  "components schemas NotEnrolledAnswer title": "Not enrolled",
  "components schemas NotEnrolledAnswer description": "Nobody is enrolled under this number.",
  "components schemas OtherOnboardingAnswer title": "Any other answer",
  "components schemas OtherOnboardingAnswer description":
    "As a rule a rejection: `status` says why, `invalid_params` which field.",
  "components schemas OtherVerificationAnswer title": "Any other answer",
  "components schemas OtherVerificationAnswer description":
    "As a rule a rejection: `status` says why, `invalid_params` which field.",
  "components schemas OtherProfileAnswer title": "Any other answer",
  "components schemas OtherProfileAnswer description":
    "As a rule a rejection: `status` says why, `invalid_params` which field.",
  "components schemas UnauthorizedAnswer description":
    "The body of an HTTP 401; `x-auth-errors` says what its `status` means.",
  "components schemas UnauthorizedAnswer properties message description": "Text for people.",
  "components schemas UnauthorizedAnswer properties status description":
    "Why the authentication was refused.",
  "components schemas UnauthorizedAnswer properties response_type_id description": "The same as `status`.",
  "components schemas UnauthorizedAnswer properties response_status_id description": "Always 1, a failure.",
  "components schemas ForbiddenAnswer description":
    "The body of an HTTP 403 as older servers send it, without `response_type_id`.",
  "components schemas ForbiddenAnswer properties status description": "Always 1 in the documented answer.",
  "components schemas ForbiddenAnswer properties response_status_id description":
    "Always -1 in the documented answer.",
  "components schemas ForbiddenAnswer properties message description": "Text for people.",
  "components schemas ForbiddenAnswer properties data description": "Empty.",
};
