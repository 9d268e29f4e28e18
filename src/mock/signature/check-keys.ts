import { diagnoseSignature } from "./diagnose-signature.ts";
import { classifyText } from "./diagnose-text.ts";
import { isMilliseconds } from "./diagnose-timestamp.ts";
import type { SignatureMistake } from "./mistakes.ts";
import { isAmong, isSameText } from "./same-text.ts";
import {
  prepareKey,
  refuse,
  type SignaturePolicy,
  type SignatureRefusal,
  type SignedRequest,
} from "./signature-policy.ts";
import { describeSigned } from "./variants.ts";

/** Refuses a developer key that is not the right one, and an access key that was sent. */
export function checkKeys(
  sent: [key: string, signature: string, timestamp: string],
  request: SignedRequest,
  policy: SignaturePolicy,
): SignatureRefusal | undefined {
  const { developerKey, accessKey } = policy;
  const [sentKey, signature, timestampText] = sent;
  const isKnown = isSameText(sentKey, developerKey);
  const isSent = [accessKey, prepareKey(policy).encoded].some((key) => isAmong(key, sent));
  if (isSent || holdsKey(signature, accessKey)) {
    const authError = isKnown ? "invalid_signature" : "unknown_developer_key";
    const swapped =
      isSameText(sentKey, accessKey) && diagnoseSwapped(signature, timestampText, request, policy);
    return swapped ? refuse(authError, "keys-swapped", ...swapped) : refuse(authError, "access-key-sent");
  }
  if (isKnown) return undefined;
  if (isAmong(developerKey, [signature, timestampText])) {
    return refuse("unknown_developer_key", "swapped-headers");
  }
  return refuse("unknown_developer_key", classifyText(sentKey) ?? "unknown-developer-key");
}

/** Whether the access key is part of a text or of its base64, as in credentials of HTTP with or without their scheme. */
function holdsKey(signature: string, accessKey: string): boolean {
  // A shorter one can stand in any bytes.
  if (accessKey.length < 8) return false;
  const bare = signature.replace(/^\w+ +/, "");
  return [signature, bare].some(
    (text) => text.includes(accessKey) || Buffer.from(text, "base64").includes(accessKey),
  );
}

/** The other mistakes in a signature that was made with the developer key. */
function diagnoseSwapped(
  signature: string,
  timestampText: string,
  request: SignedRequest,
  { developerKey, accessKey }: SignaturePolicy,
): SignatureMistake[] | undefined {
  if (!isMilliseconds(timestampText)) return undefined;
  const timestamp = Number(timestampText);
  const exchanged = { accessKey: developerKey, developerKey: accessKey };
  const { key, mistakes = [] } =
    diagnoseSignature(signature, { ...describeSigned(request), ...exchanged, timestamp }) ?? {};
  const isWithAccessKey = mistakes.some(
    (each) => each === "developer-key-as-key" || each === "developer-key-included",
  );
  return key === undefined || isWithAccessKey ? undefined : mistakes;
}
