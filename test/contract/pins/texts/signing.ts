/** How a request is signed, and why a signature is refused. Quoted word for word, by the keys that lead there. */
export const signingTexts: Readonly<Record<string, string | readonly string[]>> = {
  "components securitySchemes developerKey description":
    "Static API key of your account, one per environment.",
  "components securitySchemes secretKey description": [
    "Signature of the request, new for every call:",
    "1. `key` = base64 text of the access key (as UTF-8).",
    "The text itself is the key: do not decode it.",
    "2. `message` = the timestamp of `secret-key-timestamp`, as the same decimal text.",
    "3. `secret-key` = base64 of HMAC-SHA256(`key`, `message`), standard alphabet, with padding.",
    "Known answer: access key `TEST_ACCESS_KEY_DO_NOT_USE` and timestamp `1700000000000` give `u30ak/iOGwKCaspqCeiYng8fd98QDx7kF3DBBOadQHk=`.",
    "The access key never leaves your server.",
    "Neither the path nor the body is signed.",
  ],
  "components securitySchemes secretKeyTimestamp description": [
    "The time of the request in milliseconds since the UNIX epoch, as decimal text of 13 digits.",
    "The server accepts it while it is at most two minutes older or newer than its own clock, and only once: sign every request with a timestamp that no earlier request had.",
    "Whether that is counted per key or per server is not published; assume that all requests with one `developer_key` count.",
  ],
  "x-auth-errors 2483 meaning": "The `developer_key` is wrong.",
  "x-auth-errors 2483 advice":
    "Check the key. Each environment has keys of its own, and an inactive one is refused.",
  "x-auth-errors 2484 meaning": "The signature in `secret-key` is wrong.",
  "x-auth-errors 2484 advice": "Check the access key, and compute the known answer step by step.",
  "x-auth-errors 2485 meaning":
    "`secret-key-timestamp` is more than two minutes older or newer than the server's clock, or an earlier request used it.",
  "x-auth-errors 2485 advice": [
    "Compare your clock with the `Date` header of the answer.",
    "If it is right, another request used the timestamp; give each request one of its own.",
  ],
  "x-auth-errors 2486 meaning": "`secret-key-timestamp` is not in milliseconds since the UNIX epoch.",
  "x-auth-errors 2486 advice": "Send 13 digits. Ten digits are seconds.",
  "x-auth-errors 2487 meaning": "`secret-key` or `secret-key-timestamp` is missing.",
  "x-auth-errors 2487 advice": "Send both with every request, and check that no proxy removes them.",
};
