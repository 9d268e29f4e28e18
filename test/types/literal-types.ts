// Checked by the compiler, never run: see client-types.test.ts.
import { expectTypeOf } from "expect-type";
import { createEkoClient, type EkoInput, type EkoResult } from "../../src/index.ts";

const eko = createEkoClient({ environment: "sandbox", developerKey: "key", accessKey: "secret" });

const customer = {
  customer_id: "9444444444",
  name: "Karan Garg",
  dob: "1990-05-15",
  residence_address: ["123 MG Road"],
};

// What a call takes, field by field.

expectTypeOf<EkoInput<"onboardCustomer">>().toEqualTypeOf<{
  customer_id: string;
  initiator_id?: string;
  user_code?: string;
  client_ref_id?: string;
  name: string;
  dob: string;
  residence_address: string[];
}>();

expectTypeOf<EkoInput<"verifyCustomerOtp">>().toEqualTypeOf<{
  customer_id: string;
  initiator_id?: string;
  user_code?: string;
  client_ref_id?: string;
  otp?: string | number;
  otp_ref_id: string | number;
}>();

expectTypeOf<EkoInput<"getCustomer">>().toEqualTypeOf<{
  customer_id: string;
  initiator_id?: string;
  user_code?: string;
  client_ref_id?: string;
}>();

// Calls that compile, and calls that must not.

eko.onboardCustomer(customer);
eko.onboardCustomer({ ...customer, client_ref_id: "REQ-1" }, { timeoutMs: 1000 });
eko.verifyCustomerOtp({ customer_id: "9444444444", otp_ref_id: 66748392 });
eko.getCustomer({ customer_id: "9444444444" });

const { name: _, ...nameless } = customer;
// @ts-expect-error: name is required
eko.onboardCustomer(nameless);
// @ts-expect-error: there is no such field
eko.onboardCustomer({ ...customer, pan: "ABCDE1234F" });
// @ts-expect-error: dates are text
eko.onboardCustomer({ ...customer, dob: new Date() });
// @ts-expect-error: the address is a list of lines
eko.onboardCustomer({ ...customer, residence_address: "123 MG Road" });
// @ts-expect-error: null is no name
eko.onboardCustomer({ ...customer, name: null });
// @ts-expect-error: otp_ref_id is required
eko.verifyCustomerOtp({ customer_id: "9444444444", otp: "123456" });
// @ts-expect-error: customer_id is required
eko.getCustomer({});
// @ts-expect-error: signing headers are the client's business
eko.getCustomer({ customer_id: "9444444444", "secret-key": "x" });

// What a call resolves to.

interface Answer {
  client_ref_id: string;
  status: number;
  response_status_id: number | undefined;
  response_type_id: number | undefined;
  message: string | undefined;
}

interface OtpSent extends Answer {
  response_type: "otp_sent";
  next: "verifyCustomerOtp";
  intent_id?: number;
  otp_ref_id: string;
  kyc_request_id?: string;
}

interface Opened extends Answer {
  response_type: "opened";
  next: "getCustomer";
  customer_id_type?: string;
  state_desc?: string;
  state?: string | number;
  customer_id?: string;
}

interface NotEnrolled extends Answer {
  response_type: "not_enrolled";
  next: "onboardCustomer";
  sender_name?: string;
  ekyc_enabled?: string;
}

interface Verified extends Answer {
  response_type: "verified";
  next: null;
  sender_name?: string;
  customer_profile: {
    name?: string;
    mobile?: string;
    next_allowed_limit?: string;
    balance?: string;
    kyc_state?: number;
    total_monthly_limit?: string;
  };
}

interface AadhaarPending extends Answer {
  response_type: "aadhaar_pending";
  next: null;
  otp_ref_id?: string;
}

interface PanRequired extends Answer {
  response_type: "pan_required";
  next: null;
  application_id?: string;
}

expectTypeOf(eko.onboardCustomer).returns.resolves.toEqualTypeOf<OtpSent | Opened>();
expectTypeOf(eko.getCustomer).returns.resolves.toEqualTypeOf<
  OtpSent | NotEnrolled | Verified | AadhaarPending
>();
expectTypeOf(eko.verifyCustomerOtp).returns.resolves.toEqualTypeOf<Verified | AadhaarPending | PanRequired>();

// Nothing is `any`: it would pass every check above that compares with something looser.

expectTypeOf<EkoResult<"onboardCustomer">>().not.toBeAny();
expectTypeOf<EkoResult<"onboardCustomer">["response_type"]>().toEqualTypeOf<"otp_sent" | "opened">();
expectTypeOf<EkoResult<"verifyCustomerOtp">>().not.toBeAny();
expectTypeOf<EkoResult<"getCustomer">>().not.toBeAny();
expectTypeOf<EkoInput<"onboardCustomer">["dob"]>().not.toBeAny();
expectTypeOf<EkoInput<"verifyCustomerOtp">["otp_ref_id"]>().not.toBeAny();

// The typed client underneath knows paths, parameters, bodies and answers.

const { data, error } = await eko.api.GET("/customer/profile/{customer_id}", {
  params: {
    path: { customer_id: "9444444444" },
    query: { initiator_id: "9962981729", user_code: "20810200" },
  },
});
expectTypeOf(data).not.toBeAny();
expectTypeOf(error).not.toBeAny();
expectTypeOf<NonNullable<typeof data>["status"]>().toEqualTypeOf<number>();
expectTypeOf<NonNullable<typeof error>["message"]>().toEqualTypeOf<string>();

// @ts-expect-error: there is no such path
eko.api.GET("/customer/{customer_id}");
// @ts-expect-error: the body is required
eko.api.POST("/customer/account/{customer_id}", { params: { path: { customer_id: "9444444444" } } });
