/** Fields that the client fills in when a caller leaves them out, whatever the contract requires. */
export const fillsIn: ReadonlySet<string> = new Set(["initiator_id", "user_code", "client_ref_id"]);
