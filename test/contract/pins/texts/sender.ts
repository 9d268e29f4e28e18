/** What the sender operations say, and their guide, schemas, examples and scenarios. Quoted word for word, by the keys that lead there. */
export const senderTexts: Readonly<Record<string, string | readonly string[]>> = {
  "tags Which journey description": [
    "The vendor has two ways to onboard a customer.",
    "Take the one for which your account is enabled:",
    "| Journey | Customer | Sender of the DMT-Fino rail |",
    "| First call | [Get Customer Information](#/customer/getcustomer) | [Get Sender Profile](#/sender/getsender) |",
    "| Steps | name and OTP | name, Aadhaar number and fingerprint, OTP |",
    "| You need | the phone of the customer | a certified fingerprint scanner, too |",
    "| Published in 2026 | until June | in October, the only one |",
    "**A sender, step by step.**",
    "Every answer names the next call, in `next` of the client's result:",
    "1. [Get Sender Profile](#/sender/getsender) says which step comes next.",
    "Begin here, and come back whenever an outcome is unknown.",
    "2. [Onboard Sender](#/sender/onboardsender) opens a new sender.",
    "It sends no OTP.",
    "3. [Sender eKYC](#/sender/submitsenderekyc) takes the Aadhaar number and the fingerprint, and texts an OTP.",
    "4. [Validate eKYC OTP](#/sender/verifysenderekycotp) completes the registration.",
    "**When a step is refused,** `data.description` says why:",
    "- 2135 with `K-100 EKYC Verification failed`: try the finger again.",
    "An existing relationship with the bank is a final refusal.",
    "- 2131 with a `response_status_id` of 302: the OTP is wrong.",
    "With 303 it has expired: look the sender up.",
    "- 2131 with `Customer Already registred`, in the vendor's spelling: the sender is registered.",
    "Look the profile up.",
    "An Aadhaar number and a fingerprint are personal data of the most sensitive kind.",
    "The client puts neither into errors, events or logs; do not store them either.",
  ],
  "tags Sender description": "Register a customer as a sender of the DMT-Fino rail, by fingerprint and OTP.",
  "paths /customer/payment/dmt-fino/sender/{customer_id} get summary": "Get Sender Profile",
  "paths /customer/payment/dmt-fino/sender/{customer_id} get description": [
    "Tells how far a customer has come as a sender of the DMT-Fino rail, and so which call is next.",
    "It sends no OTP.",
    "Whether the KYC is complete is said by `customer_profile.kyc_state`, not by the `kyc_state` beside it.",
  ],
  "paths /customer/payment/dmt-fino/sender/{customer_id} get responses 200 description": [
    "The system answered.",
    "Rejections come with this status, too; see `response_type_id`.",
  ],
  "paths /customer/payment/dmt-fino/sender/{customer_id} get x-response-types 0 meaning":
    "The sender is registered and the KYC is complete; the profile is returned.",
  "paths /customer/payment/dmt-fino/sender/{customer_id} get x-response-types 0 x-docs reason":
    "The contract does not have that operation.",
  "paths /customer/payment/dmt-fino/sender/{customer_id} get x-response-types 1 meaning": [
    "Nobody is enrolled under this number.",
    "Onboard the sender next.",
  ],
  "paths /customer/payment/dmt-fino/sender/{customer_id} get x-response-types 2 meaning": [
    "The sender is opened, the fingerprint is pending.",
    "Submit it next.",
  ],
  "paths /customer/payment/dmt-fino/sender/{customer_id} get x-response-types 3 meaning": [
    "The fingerprint was accepted, its OTP is pending.",
    "Verify it next.",
  ],
  "paths /customer/payment/dmt-fino/sender/{customer_id} get x-docs-page title": "Get Sender Profile",
  "paths /customer/payment/dmt-fino/sender/{customer_id} get x-docs 0 reason":
    "The vendor lists it for every call, yet a GET has no body to describe.",
  "paths /customer/payment/dmt-fino/sender/{customer_id} post summary": "Onboard Sender",
  "paths /customer/payment/dmt-fino/sender/{customer_id} post description": [
    "Opens a customer as a sender of the DMT-Fino rail.",
    "It sends no OTP: the fingerprint comes next, with Sender eKYC.",
    "No source says that a repeated `client_ref_id` is recognised.",
    "After an unknown outcome, ask with Get Sender Profile.",
  ],
  "paths /customer/payment/dmt-fino/sender/{customer_id} post requestBody description":
    "Who calls, and the person to open as a sender.",
  "paths /customer/payment/dmt-fino/sender/{customer_id} post responses 200 description": [
    "The system answered.",
    "Rejections come with this status, too; see `response_type_id`.",
  ],
  "paths /customer/payment/dmt-fino/sender/{customer_id} post x-response-types 0 meaning": [
    "The sender is opened, the fingerprint is pending.",
    "Submit it next.",
  ],
  "paths /customer/payment/dmt-fino/sender/{customer_id} post x-response-types 1 meaning": [
    "The sender was opened before.",
    "Ask for the stage next.",
  ],
  "paths /customer/payment/dmt-fino/sender/{customer_id} post x-response-types 2 meaning":
    "The KYC of the sender was completed elsewhere; the profile is returned.",
  "paths /customer/payment/dmt-fino/sender/{customer_id} post x-response-types 2 x-docs reason":
    "The contract does not have that operation.",
  "paths /customer/payment/dmt-fino/sender/{customer_id} post x-docs-page title": "Onboard Sender",
  "paths /customer/payment/dmt-fino/sender/{customer_id}/otp put summary": "Sender eKYC (Biometric)",
  "paths /customer/payment/dmt-fino/sender/{customer_id}/otp put description": [
    "Submits the Aadhaar number and the fingerprint of a sender.",
    "If both are accepted, an OTP goes to the sender's phone: continue with Validate eKYC OTP.",
    "Every accepted fingerprint sends another OTP to a real person: never send this request again unless the first one is known to have had no effect.",
    "Take a new fingerprint for each attempt, and keep neither field.",
  ],
  "paths /customer/payment/dmt-fino/sender/{customer_id}/otp put requestBody description":
    "Who calls, and the Aadhaar number and the fingerprint of the sender.",
  "paths /customer/payment/dmt-fino/sender/{customer_id}/otp put responses 200 description": [
    "The system answered.",
    "Rejections come with this status, too; see `response_type_id`.",
  ],
  "paths /customer/payment/dmt-fino/sender/{customer_id}/otp put x-response-types 0 meaning": [
    "The fingerprint was accepted and an OTP was sent.",
    "Verify it next.",
  ],
  "paths /customer/payment/dmt-fino/sender/{customer_id}/otp put x-response-types 1 meaning": [
    "The fingerprint was refused, or the bank refuses the sender for good;",
    "`data.description` says which.",
  ],
  "paths /customer/payment/dmt-fino/sender/{customer_id}/otp put x-docs-page title":
    "Sender eKYC (Biometric)",
  "paths /customer/payment/dmt-fino/sender/{customer_id}/otp/verify put summary": "Validate eKYC OTP",
  "paths /customer/payment/dmt-fino/sender/{customer_id}/otp/verify put description": [
    "Sends back the OTP that the sender received after the fingerprint, together with both references of the answer that announced it.",
    "It completes the registration.",
  ],
  "paths /customer/payment/dmt-fino/sender/{customer_id}/otp/verify put requestBody description":
    "Who calls, and the OTP with its two references.",
  "paths /customer/payment/dmt-fino/sender/{customer_id}/otp/verify put responses 200 description": [
    "The system answered.",
    "Rejections come with this status, too; see `response_type_id`.",
  ],
  "paths /customer/payment/dmt-fino/sender/{customer_id}/otp/verify put x-response-types 0 meaning":
    "The OTP was right; the registration is complete.",
  "paths /customer/payment/dmt-fino/sender/{customer_id}/otp/verify put x-response-types 1 meaning": [
    "The OTP was refused, or the sender is registered already;",
    "`data.description` says which.",
  ],
  "paths /customer/payment/dmt-fino/sender/{customer_id}/otp/verify put x-docs-page title":
    "Validate eKYC OTP",
  "components parameters SenderClientRefId description":
    "Your own reference of this call, unique per call, to trace it by.",
  "components parameters SenderClientRefId x-docs reason":
    "The examples of references have one form in all operations.",
  "components parameters SenderCustomerId description": "Mobile number of the customer.",
  "components parameters SenderCustomerId x-docs reason":
    "One customer goes through the examples of all operations.",
  "components schemas OnboardSenderRequest properties client_ref_id x-docs reason":
    "The examples of references have one form in all operations.",
  "components schemas OnboardSenderRequest properties name x-docs reason":
    "One customer goes through the examples of all operations.",
  "components schemas OnboardSenderRequest properties residence_address x-docs reason":
    "One customer goes through the examples of all operations.",
  "components schemas OnboardSenderRequest description": "Who calls, and the person to open as a sender.",
  "components schemas OnboardSenderRequest properties user_code x-docs reason":
    "A field of every call to the rail, which the page of this one leaves out.",
  "components schemas OnboardSenderRequest properties name description": [
    "Name of the customer.",
    "A spelling that differs from the identity document makes later calls fail, and characters other than letters may be refused (`status` 132).",
  ],
  "components schemas OnboardSenderRequest properties name x-hint":
    "the name as on the identity document, without blanks around it",
  "components schemas OnboardSenderRequest properties dob description": "Date of birth, `YYYY-MM-DD`.",
  "components schemas OnboardSenderRequest properties dob x-hint": "an existing date as YYYY-MM-DD",
  "components schemas OnboardSenderRequest properties residence_address description": [
    "The postal address as JSON text: an object with `line`, `city`, `state`, `pincode`, `district` and `area`.",
    "The text goes into the JSON of the request as a string, so its quotes are escaped there.",
  ],
  "components schemas OnboardSenderRequest properties residence_address x-hint":
    "an object as JSON text, with line, city, state, pincode, district and area",
  "components schemas SubmitSenderEkycRequest description":
    "Who calls, and the Aadhaar number and the fingerprint of the sender.",
  "components schemas SubmitSenderEkycRequest properties aadhar description": [
    "Identifies the sender.",
    "The spelling of this field is the vendor's.",
  ],
  "components schemas SubmitSenderEkycRequest properties aadhar x-hint": "the Aadhaar number, 12 digits",
  "components schemas SubmitSenderEkycRequest properties piddata description":
    "The PID block of a certified fingerprint scanner.",
  "components schemas SubmitSenderEkycRequest properties piddata x-hint":
    "the XML of the fingerprint scanner, unchanged",
  "components schemas VerifySenderEkycOtpRequest description":
    "Who calls, and the OTP with its two references.",
  "components schemas VerifySenderEkycOtpRequest properties otp description":
    "The OTP that the sender received.",
  "components schemas VerifySenderEkycOtpRequest properties otp x-hint": "the digits of the OTP",
  "components schemas VerifySenderEkycOtpRequest properties otp_ref_id description":
    "Says which OTP is meant.",
  "components schemas VerifySenderEkycOtpRequest properties otp_ref_id x-hint":
    "the otp_ref_id of the answer that announced the OTP",
  "components schemas VerifySenderEkycOtpRequest properties kyc_request_id description":
    "Says which KYC request is meant.",
  "components schemas VerifySenderEkycOtpRequest properties kyc_request_id x-hint":
    "the kyc_request_id of the answer that announced the OTP",
  "components schemas SenderProfile description": "The sender, and how much may be sent.",
  "components schemas SenderProfile properties is_registered description":
    "Flag of the look-up; whether the KYC is complete is in the profile.",
  "components schemas SenderProfile properties next_allowed_limit description":
    "Rupees that may still be sent.",
  "components schemas SenderProfile properties kyc_state description":
    "Flag of the look-up, not the state of the sender's KYC; that one is in the profile.",
  "components schemas SenderDetails description": "Profile and limits of the sender.",
  "components schemas SenderDetails properties name description": "Name of the sender.",
  "components schemas SenderDetails properties mobile description": "Mobile number of the sender.",
  "components schemas SenderDetails properties balance description": "Balance in rupees, as decimal text.",
  "components schemas SenderDetails properties total_monthly_limit description":
    "Rupees that the sender may send a month, as decimal text.",
  "components schemas SenderDetails properties next_allowed_limit description":
    "Rupees that the sender may still send this month, as decimal text.",
  "components schemas SenderDetails properties kyc_state description": "State of the KYC; 1 is complete.",
  "components schemas SenderDetails properties chart description": "Use of each limit.",
  "components schemas LimitUse description": "Use of one limit.",
  "components schemas LimitUse properties data_type_id description": "Which limit it is.",
  "components schemas LimitUse properties label description":
    "Name of the limit; empty in the documented answer.",
  "components schemas LimitAmounts description": "Amounts of one limit, in rupees.",
  "components schemas LimitAmounts properties unavailable description": "Rupees that are blocked.",
  "components schemas LimitAmounts properties used description": "Rupees that were sent.",
  "components schemas LimitAmounts properties remaining description": "Rupees that may still be sent.",
  "components schemas SenderNotEnrolled description": "Empty field of a customer who is not enrolled.",
  "components schemas SenderNotEnrolled properties ekyc_enabled description": "Empty.",
  "components schemas EkycPending description": "The sender whose fingerprint is pending.",
  "components schemas EkycPending properties otp_ref_id description":
    "Empty until the fingerprint is accepted.",
  "components schemas EkycOtpSession description":
    "The OTP that was sent after the fingerprint, to be verified with both references.",
  "components schemas EkycOtpSession properties otp_ref_id description":
    "Reference of the OTP, for Validate eKYC OTP.",
  "components schemas EkycOtpSession properties kyc_request_id description":
    "Reference of the KYC request, for Validate eKYC OTP.",
  "components schemas EkycOtpSession properties user_code description":
    "Code of the retailer or agent; only after Sender eKYC.",
  "components schemas EkycOtpSession properties intent_id description": "Empty in the documented answer.",
  "components schemas EkycOtpSession properties intent_id x-docs reason":
    "The same field is a number in the onboarding of a customer.",
  "components schemas RegisteredSender description": "The sender whose registration is complete.",
  "components schemas RegisteredSender properties user_code description": "Code of the retailer or agent.",
  "components schemas RefusedEkyc description": "Why the step was refused.",
  "components schemas RefusedEkyc properties description description":
    "The reason, in the words of the bank.",
  "components schemas SenderVerifiedAnswer title": "KYC complete",
  "components schemas SenderVerifiedAnswer description": "The sender is registered and the KYC is complete.",
  "components schemas SenderNotEnrolledAnswer title": "Not enrolled",
  "components schemas SenderNotEnrolledAnswer description": "Nobody is enrolled under this number.",
  "components schemas EkycPendingAnswer title": "Fingerprint pending",
  "components schemas EkycPendingAnswer description": "The sender is opened, the fingerprint is pending.",
  "components schemas EkycOtpSentAnswer title": "eKYC OTP sent",
  "components schemas EkycOtpSentAnswer description": "The fingerprint was accepted, its OTP is on its way.",
  "components schemas EkycRefusedAnswer title": "Fingerprint refused",
  "components schemas EkycRefusedAnswer description": "The fingerprint or the sender was refused.",
  "components schemas SenderRegisteredAnswer title": "Registered",
  "components schemas SenderRegisteredAnswer description": "The registration of the sender is complete.",
  "components schemas EkycOtpRefusedAnswer title": "OTP refused",
  "components schemas EkycOtpRefusedAnswer description": "The OTP was refused.",
  "components schemas OtherSenderProfileAnswer title": "Any other answer",
  "components schemas OtherSenderProfileAnswer description": [
    "As a rule a rejection:",
    "`status` says why, `invalid_params` which field.",
  ],
  "components schemas OtherSenderOnboardingAnswer title": "Any other answer",
  "components schemas OtherSenderOnboardingAnswer description": [
    "As a rule a rejection:",
    "`status` says why, `invalid_params` which field.",
  ],
  "components schemas OtherSenderEkycAnswer title": "Any other answer",
  "components schemas OtherSenderEkycAnswer description": [
    "As a rule a rejection:",
    "`status` says why, `invalid_params` which field.",
  ],
  "components schemas OtherSenderVerificationAnswer title": "Any other answer",
  "components schemas OtherSenderVerificationAnswer description": [
    "As a rule a rejection:",
    "`status` says why, `invalid_params` which field.",
  ],
  "components links OnboardSender description":
    "Open the customer as a sender, if nobody is enrolled under the number.",
  "components links GetSender description": "Ask which step of the registration is next.",
  "components links SubmitSenderEkyc description": "Submit the fingerprint of the sender, if it is pending.",
  "components links VerifySenderEkycOtp description":
    "Send back the OTP that the sender reads out, with both references of this answer.",
  "components examples OnboardSenderRequest summary": "The sample sender",
  "components examples SubmitSenderEkycRequest summary": "The fingerprint of the sample sender",
  "components examples VerifySenderEkycOtpRequest summary": "The OTP of the sample sender",
  "components examples SenderVerified summary": "KYC complete, with the profile (309)",
  "components examples SenderNotEnrolled summary": "Nobody is enrolled under this number (308)",
  "components examples EkycPending summary": "The fingerprint is pending (2134)",
  "components examples SenderOpened summary": "Opened before (300)",
  "components examples EkycOtpPending summary": "The OTP of the fingerprint is pending (2129)",
  "components examples EkycOtpSent summary": "OTP sent after the fingerprint (2129)",
  "components examples EkycRefused summary": "The fingerprint was refused (2135)",
  "components examples EkycRefusedForGood summary":
    "The bank knows the person already, which is final (2135)",
  "components examples SenderRegistered summary": "Registration complete (2132)",
  "components examples WrongEkycOtp summary": "The OTP is wrong (2131 with 302)",
  "components examples EkycOtpExpired summary": "The OTP has expired (2131 with 303)",
  "components examples EkycOtpRefused summary":
    "The sender is registered already, so look the sender up (2131)",
  "components examples UserNotFound summary": "The customer is not known (463)",
  "x-mock-scenarios 0000002134 meaning": "A sender whose fingerprint is pending.",
  "x-mock-scenarios 0000002135 meaning": "Any fingerprint is refused.",
  "x-mock-scenarios 0000012135 meaning": "The bank refuses the sender, whatever the finger.",
  "x-mock-scenarios 0000002131 meaning": "The sender is registered already.",
  "x-mock-scenarios 0000002132 meaning": "Any OTP of the eKYC is right.",
  "x-mock-scenarios 0000000463 meaning": "The customer is not known.",
};
