// Onboarding that never texts a customer twice by accident, even when the process dies in the middle.
import { type EkoClient, EkoError, makeClientRefId } from "eko-onboarding";

/** Where an onboarding stands. Keep it in your database. */
export interface Onboarding {
  client_ref_id: string;
  state: "sending" | "otp_sent" | "done" | "not_sent" | "rejected" | "unknown";
  otp_ref_id?: string;
}

/** The input of an onboarding, without what this recipe adds. */
export type Person = Omit<Parameters<EkoClient["onboardCustomer"]>[0], "client_ref_id">;

/** Onboards a customer and saves each step. Call it again only for `not_sent` and `rejected`. */
export async function onboardOnce(
  eko: EkoClient,
  person: Person,
  save: (onboarding: Onboarding) => Promise<void>,
): Promise<Onboarding> {
  const client_ref_id = makeClientRefId();
  // Saved before the call. After a crash, "sending" means the same as "unknown": the request may have left.
  await save({ client_ref_id, state: "sending" });
  const onboarding = await attempt(eko, { ...person, client_ref_id });
  await save(onboarding);
  return onboarding;
}

async function attempt(eko: EkoClient, input: Person & { client_ref_id: string }): Promise<Onboarding> {
  const { client_ref_id } = input;
  try {
    const result = await eko.onboardCustomer(input);
    // Some customers are opened at once, without an OTP.
    if (result.response_type !== "otp_sent") return { client_ref_id, state: "done" };
    return { client_ref_id, state: "otp_sent", otp_ref_id: result.otp_ref_id };
  } catch (error) {
    if (!(error instanceof EkoError)) throw error;
    // "unknown": the customer may have an OTP already. A person asks the customer; no timer calls again.
    return { client_ref_id, state: error.outcome };
  }
}
