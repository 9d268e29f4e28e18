"""Makes program-mistakes.json: signatures as programs in eight languages make them when they go wrong, each by the
behaviour of its own library. Perl, Node and openssl are run; the others are reproduced. Run it again after a change:
python3 test/vectors/make-program-mistakes.py > test/vectors/program-mistakes.json"""
import base64, hashlib, json, uuid
from signing import b64, mac, run

ACCESS = "7b1e4f02-93ad-4c58-8f60-2ad9c1e7b354"
DEVELOPER = "5f3a1c9e77d24b0c"
TS = "1700000000123"
BODY = '{"initiator_id":"9962981729","user_code":"20810200","name":"Karan Garg","dob":"1990-05-15"}'
BASE = "/ekoapi/v3"
PATH = "/customer/account/9444444444"
HOST = "localhost:4010"


def key(value):
    return b64(mac(value, TS))


def message(value):
    return b64(mac(ENC, value))


def sh(script):
    return run("sh", "-c", script, "sh", ACCESS, ENC, TS).strip()


def node(expression):
    script = f"const c = require('crypto'); const [key, enc, ts] = process.argv.slice(1);"
    script += "const mac = (k, m) => c.createHmac('sha256', k).update(m).digest();"
    return run("node", "-e", f"{script} process.stdout.write(String({expression}))", ACCESS, ENC, TS)


def perl(expression):
    script = f"my ($key, $enc, $ts) = @ARGV; print {expression};"
    return run("perl", "-MDigest::SHA=hmac_sha256,hmac_sha256_base64", "-MMIME::Base64", "-e", script, ACCESS, ENC, TS)


ENC = b64(ACCESS)
right = mac(ENC, TS)
signature = b64(right)
pretty = json.loads(BODY)
body_hash = hashlib.sha256(BODY.encode()).hexdigest()

cases = [
    # Python
    ("hex-digest, double-encoded", "Python: hexdigest of hexdigest in base64", b64(right.hex().encode().hex())),
    ("wrong-encoding", "Python: base64.b32encode", base64.b32encode(right).decode()),
    ("wrong-encoding", "Python: base64.b85encode", base64.b85encode(right).decode()),
    ("wrong-encoding", "Python: base64.a85encode", base64.a85encode(right).decode()),
    ("bytes-literal", "Python: repr() of the digest", repr(right)),
    ("bytes-literal", "Python: str() of a bytearray", str(bytearray(right))),
    ("decoded-key", "Python: uuid.UUID(key).bytes", key(uuid.UUID(ACCESS).bytes)),
    ("decoded-key", "Python: uuid.UUID(key).bytes in base64", key(b64(uuid.UUID(ACCESS).bytes))),
    ("key-rewritten", "Python: uuid.UUID(key).hex", key(b64(uuid.UUID(ACCESS).hex))),
    ("key-rewritten", "Python: uuid.UUID(key).urn", key(b64(uuid.UUID(ACCESS).urn))),
    ("wrong-charset", "Python: encode('utf-16'), with its mark", key(b64(ACCESS.encode("utf-16")))),
    ("wrong-charset", "Python: encode('utf-32')", key(ENC.encode("utf-32"))),
    ("timestamp-format", "Python: str(datetime.now()) in India", message("2023-11-15 03:43:20.123000")),
    ("timestamp-format", "Python: isoformat() of an aware time in India", message("2023-11-15T03:43:20.123000+05:30")),
    ("timestamp-format", "Python: time.ctime()", message("Tue Nov 14 22:13:20 2023")),
    ("timestamp-format", "Python: strftime with %f", message("20231114221320123000")),
    ("timestamp-format", "Python: json.dumps of the timestamp", message('{"timestamp": 1700000000123}')),
    ("timestamp-format", "Python: %-formatting of a tuple", message("(1700000000123,)")),
    ("body-included", "Python: json.dumps with its blanks", message(json.dumps(pretty))),
    ("body-included", "Python: sorted keys after the timestamp", message(TS + json.dumps(pretty, sort_keys=True, separators=(",", ":")))),
    ("body-included", "Python: hash of the body after the timestamp", message(TS + body_hash)),
    ("hashed-message", "Python: sha256(timestamp).hexdigest()", message(hashlib.sha256(TS.encode()).hexdigest())),
    ("hashed-message", "Python: sha256(timestamp).digest()", message(hashlib.sha256(TS.encode()).digest())),
    ("raw-key, wrong-hash", "Python: sha256(access key + timestamp)", b64(hashlib.sha256((ACCESS + TS).encode()).digest())),
    ("raw-key, wrong-hash", "Python: sha256 with a colon in between", b64(hashlib.sha256((ACCESS + ":" + TS).encode()).digest())),
    ("wrong-hash", "Python: BLAKE2s", b64(mac(ENC, TS, "blake2s"))),
    # PHP
    ("key-and-message-swapped, hex-digest", "PHP: hash_hmac with its arguments swapped", mac(TS, ENC).hex()),
    ("timestamp-format", "PHP: microtime(true) * 1000", message("1700000000123.4")),
    ("timestamp-format", "PHP: microtime(true) * 1000 at precision 14", message("1.7000000001234E+12")),
    ("timestamp-format", "PHP: serialize()", message('s:13:"1700000000123";')),
    ("timestamp-format", "PHP: date('Y-m-d H:i:s') in India", message("2023-11-15 03:43:20")),
    ("timestamp-format", "PHP: date('r') in India", message("Wed, 15 Nov 2023 03:43:20 +0530")),
    ("timestamp-format", "PHP: http_build_query", message("timestamp=1700000000123")),
    ("hashed-key", "PHP: hash('sha256') of the base64 text", key(hashlib.sha256(ENC.encode()).hexdigest())),
    ("hashed-key", "PHP: hash('sha512', key, true)", key(hashlib.sha512(ACCESS.encode()).digest())),
    ("html-escaped", "PHP: json_encode escapes the slash", signature.replace("/", "\\/")),
    # Java
    ("message-repeated", "Java: update(ts) and doFinal(ts)", message(TS + TS)),
    ("hex-digest", "Java: Integer.toHexString without a mask", "".join(format(b | (0xFFFFFF00 if b > 127 else 0), "x") for b in right)),
    ("hex-digest", "Java: Integer.toHexString without zeros", "".join(format(b, "x") for b in right)),
    ("wrong-encoding", "Java: new BigInteger(1, digest).toString()", str(int.from_bytes(right, "big"))),
    ("hex-digest", "Java: new BigInteger(digest).toString(16)", format(int.from_bytes(right, "big", signed=True), "x")),
    ("wrong-charset", "Java: getBytes(UTF_16), with its mark", key(b"\xfe\xff" + ENC.encode("utf-16-be"))),
    ("timestamp-format", "Java: new Date().toString() in India", message("Wed Nov 15 03:43:20 IST 2023")),
    ("timestamp-format", "Java: ZonedDateTime in India", message("2023-11-15T03:43:20.123+05:30[Asia/Kolkata]")),
    ("timestamp-format", "Java: (int) of the milliseconds", message(str((int(TS) + 2**31) % 2**32 - 2**31))),
    ("timestamp-format", "Java: String.format in India", message("17,00,00,00,00,123")),
    ("timestamp-format", "Java: Optional.toString()", message("Optional[1700000000123]")),
    # C#
    ("decoded-key", "C#: new Guid(key).ToByteArray()", key(uuid.UUID(ACCESS).bytes_le)),
    ("decoded-key", "C#: Guid.ToByteArray() in base64", key(b64(uuid.UUID(ACCESS).bytes_le))),
    ("key-rewritten", "C#: Guid.ToString('B')", key(b64("{" + ACCESS + "}"))),
    ("wrong-charset", "C#: Encoding.UTF32", key(b64(ACCESS.encode("utf-32-le")))),
    ("timestamp-format", "C#: DateTime.Now.ToString('o') in India", message("2023-11-15T03:43:20.1230000+05:30")),
    ("timestamp-format", "C#: DateTime.ToString() en-US", message("11/14/2023 10:13:20 PM")),
    ("timestamp-format", "C#: DateTime.Ticks", message("638355968001230000")),
    ("unknown-signature", "C#: TotalMilliseconds.ToString()", message("1700000000123.46")),
    ("url-safe-base64", "C#: UrlTokenEncode", base64.urlsafe_b64encode(right).decode().rstrip("=") + "1"),
    # Go
    ("message-not-hashed", "Go: Write(ts) and Sum(ts)", b64(TS.encode() + right)),
    ("timestamp-format", "Go: string(timestamp)", message("\ufffd")),
    ("timestamp-format", "Go: Sprintf %d of a string", message("%!d(string=1700000000123)")),
    ("timestamp-format", "Go: Sprintf %f", message("1700000000123.000000")),
    ("timestamp-format", "Go: RFC 3339 in India", message("2023-11-15T03:43:20+05:30")),
    ("bytes-as-list", "Go: Sprint of the digest", "[" + " ".join(str(b) for b in right) + "]"),
    # Ruby
    ("newline-in-key", "Ruby: encode64 breaks after 60 characters", key(ENC + "\n")),
    ("timestamp-format", "Ruby: Time.now.to_s in India", message("2023-11-15 03:43:20 +0530")),
    ("timestamp-format", "Ruby: Time.now.utc.to_s", message("2023-11-14 22:13:20 UTC")),
    ("prefix-in-header, hex-digest", "Ruby: unpack('H*').to_s", '["' + right.hex() + '"]'),
    ("timestamp-format", "Ruby: a symbol", message(":1700000000123")),
    # Shell
    ("newline-in-message", "sh: echo -n prints -n", message("-n " + TS + "\n")),
    ("newline-in-key", "sh: echo -n prints -n before the key", key(b64("-n " + ACCESS + "\n"))),
    ("empty-key", "sh: a variable in single quotes", key("$EKO_ACCESS_KEY")),
    ("empty-key", "sh: a variable in single quotes, encoded", key(b64("$ACCESS_KEY"))),
    ("raw-key, wrong-hash", "sh: openssl dgst without -hmac", sh('printf %s "$3$1" | openssl dgst -sha256 -binary | openssl base64 -A')),
    ("decoded-key", "sh: -macopt hexkey", sh('printf %s "$3" | openssl dgst -sha256 -mac HMAC -macopt hexkey:$(printf %s "$1" | tr -d -) -binary | openssl base64 -A')),
    ("openssl-without-binary", "sh: xxd -p in base64", sh('printf %s "$3" | openssl dgst -sha256 -hmac "$2" -binary | xxd -p -c 64 | openssl base64 -A')),
    ("text-around-key", "sh: the whole line of .env", key(b64("EKO_ACCESS_KEY=" + ACCESS))),
    ("raw-key, text-around-key", "sh: export and all", key("export EKO_ACCESS_KEY=" + ACCESS)),
    ("key-cut", "sh: cut -c1-32", key(b64(ACCESS[:32]))),
    ("key-cut", "sh: the last character is lost", key(b64(ACCESS[:-1]))),
    ("key-cut", "sh: a key cut at its first hyphen", key(b64(ACCESS.split("-")[0]))),
    # Node and browsers
    ("bytes-as-list", "Node: JSON.stringify of a Buffer", node("JSON.stringify(mac(enc, ts))")),
    ("bytes-as-list", "browser: btoa(new Uint8Array(digest))", node("btoa(new Uint8Array(mac(enc, ts)))")),
    ("object-sent", "browser: btoa(arrayBuffer)", node("btoa(new ArrayBuffer(32))")),
    ("hex-digest", "browser: toString(16) without padStart", node("[...mac(enc, ts)].map((b) => b.toString(16)).join('')")),
    ("hex-digest", "browser: toString(16) in base64", node("btoa([...mac(enc, ts)].map((b) => b.toString(16)).join(''))")),
    ("jwt-sent", "Node: a JSON Web Token", ".".join(s.rstrip("=") for s in [base64.urlsafe_b64encode(b'{"alg":"HS256","typ":"JWT"}').decode(), base64.urlsafe_b64encode(b'{"iat":1700000000}').decode(), base64.urlsafe_b64encode(right).decode()])),
    ("timestamp-format", "browser: toLocaleString() en-US in India", message("11/15/2023, 3:43:20 AM")),
    ("timestamp-format", "browser: Date.toString() in India", message("Wed Nov 15 2023 03:43:20 GMT+0530 (India Standard Time)")),
    ("timestamp-format", "Node: JSON.stringify({ timestamp })", message('{"timestamp":"1700000000123"}')),
    ("timestamp-mismatch", "browser: a clock of India", message(str(int(TS) + 19_800_000))),
    ("request-included", "Node: the path without the base path", message(TS + PATH)),
    ("request-included", "Node: the whole URL", message(f"http://{HOST}{BASE}{PATH}" + TS)),
    ("request-included", "Postman: method, path, timestamp and body", message("\n".join(["POST", BASE + PATH, TS, BODY]))),
    ("plus-became-blank", "Node: pluses lost", signature.replace("+", "")),
    ("prefix-in-header", "curl: base64 of key and signature", b64(DEVELOPER + ":" + signature)),
    ("prefix-in-header", "curl: the header name in its value", "secret-key: " + signature),
    ("bytes-as-list", "CryptoJS: JSON of a WordArray", json.dumps({"words": [int.from_bytes(right[i : i + 4], "big", signed=True) for i in range(0, 32, 4)], "sigBytes": 32}, separators=(",", ":"))),
    ("decoded-key", "CryptoJS: Base64.parse of a UUID", key(base64.b64decode(ACCESS.replace("-", "A")))),
    # Perl, C
    ("padding-stripped", "Perl: hmac_sha256_base64", perl("hmac_sha256_base64($ts, $enc)")),
    ("newline-in-key", "Perl: encode_base64 ends a line", perl("encode_base64(hmac_sha256($ts, encode_base64($key)), '')")),
    ("key-and-message-swapped", "Perl: arguments swapped", perl("encode_base64(hmac_sha256($enc, $ts), '')")),
    ("signature-cut", "C: sizeof of a pointer", b64(right[:8])),
    ("signature-cut", "C: half of the digest", right.hex()[:32]),
    ("blank-in-key", "a no-break blank after the key", key(b64(ACCESS + "\u00a0"))),
    ("blank-in-key", "a blank of no width before the key", key(b64("\u200b" + ACCESS))),
    ("quotes-in-key", "typographic quotes", key(b64("\u201c" + ACCESS + "\u201d"))),
    ("sample-key", "the default key of the mock", key(b64("mock-access-key"))),
    # Two at once
    ("raw-key, timestamp-format", "a raw key and a date", b64(mac(ACCESS, "2023-11-15 03:43:20"))),
    ("raw-key, body-included", "a raw key, timestamp and blanked JSON", b64(mac(ACCESS, TS + json.dumps(pretty)))),
    ("unknown-signature", "a hashed key and seconds", b64(mac(hashlib.sha256(ACCESS.encode()).digest(), TS[:10]))),
    ("raw-key, message-repeated", "a raw key and doFinal(ts)", b64(mac(ACCESS, TS + TS))),
    ("unknown-signature", "random bytes", b64(bytes(range(7, 39)))),
]

print(
    json.dumps(
        {
            "developerKey": DEVELOPER,
            "accessKey": ACCESS,
            "timestamp": TS,
            "method": "POST",
            "target": BASE + PATH,
            "host": HOST,
            "body": BODY,
            "right": signature,
            "cases": [{"diagnosis": d, "name": n, "signature": s} for d, n, s in cases],
        },
        indent=2,
        ensure_ascii=True,
    )
)
