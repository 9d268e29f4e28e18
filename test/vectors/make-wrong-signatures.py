"""Makes wrong-signatures.json: what other programs send when they sign wrongly. Run it again after a change:
python3 test/vectors/make-wrong-signatures.py > test/vectors/wrong-signatures.json"""
import base64, hashlib, json, struct
from signing import b64, mac, run

ACCESS = "f74c50a1->>>???-key-that-makes-base64-break-its-lines-~~~~-01234567890"
DEVELOPER = "developer-key-0001"
TS = "1700000000123"
BODY = '{"initiator_id":"9962981729","user_code":"20810200","name":"Karan Garg"}'
PATH = "/ekoapi/v3/customer/account/9444444444"


def key(value):
    """Signature of the right message under another key."""
    return b64(mac(value, TS))


def message(value):
    """Signature of another message under the right key."""
    return b64(mac(ENC, value))


ENC = b64(ACCESS)
right = mac(ENC, TS)
hexed = right.hex()
openssl = lambda *args: run("openssl", "dgst", "-sha256", "-hmac", ENC, *args, stdin=TS)
wrapped = "\n".join(ENC[i : i + 76] for i in range(0, len(ENC), 76))

cases = [
    ("raw-key", "the access key as it is", key(ACCESS)),
    ("empty-key", "no access key", key("")),
    ("empty-key", "undefined, encoded", key(b64("undefined"))),
    ("empty-key", "None", key("None")),
    ("decoded-key", "the access key decoded", key(base64.b64decode("".join(c for c in ACCESS if c.isalnum() or c in "+/") + "=="))),
    ("double-encoded", "the key encoded twice", key(b64(ENC))),
    ("double-encoded", "the signature encoded twice", b64(b64(right))),
    ("timestamp-format", "the timestamp encoded", message(b64(TS))),
    ("url-safe-base64", "a URL-safe key", key(base64.urlsafe_b64encode(ACCESS.encode()))),
    ("padding-stripped", "a key without =", key(ENC.rstrip("="))),
    ("newline-in-key", "echo before base64", key(b64(ACCESS + "\n"))),
    ("newline-in-key", "a carriage return before base64", key(b64(ACCESS + "\r"))),
    ("newline-in-key", "a carriage return after base64", key(ENC + "\r")),
    ("newline-in-key", "CRLF before base64", key(b64(ACCESS + "\r\n"))),
    ("newline-in-key", "base64 with a line break at its end", key(base64.encodebytes(ACCESS.encode()))),
    ("newline-in-key", "lines of 76 characters", key(wrapped)),
    ("blank-in-key", "a blank at the end", key(b64(ACCESS + " "))),
    ("blank-in-key", "a blank at the beginning", key(b64(" " + ACCESS))),
    ("blank-in-key", "a tab at the end", key(b64(ACCESS + "\t"))),
    ("quotes-in-key", "double quotes", key(b64('"' + ACCESS + '"'))),
    ("quotes-in-key", "single quotes", key(b64("'" + ACCESS + "'"))),
    ("bytes-literal", "str() of the key's bytes", key(b64(str(ACCESS.encode())))),
    ("bytes-literal", "str() of the base64 bytes", key(str(base64.b64encode(ACCESS.encode())))),
    ("bytes-literal", "str() of the signature's bytes", str(base64.b64encode(right))),
    ("wrong-charset", "the key as UTF-16", key(b64(ACCESS.encode("utf-16-le")))),
    ("wrong-charset", "the base64 text as UTF-16", key(ENC.encode("utf-16-le"))),
    ("wrong-charset", "the base64 text as big-endian UTF-16", key(ENC.encode("utf-16-be"))),
    ("wrong-charset", "a byte order mark before the key", key(b64("\ufeff" + ACCESS))),
    ("wrong-charset", "the timestamp as UTF-16", message(TS.encode("utf-16-le"))),
    ("hex-key", "the key in hexadecimal", key(ACCESS.encode().hex())),
    ("hex-key", "the key in hexadecimal, encoded", key(b64(ACCESS.encode().hex()))),
    ("hashed-key", "SHA-256 of the key in hexadecimal", key(hashlib.sha256(ACCESS.encode()).hexdigest())),
    ("hashed-key", "MD5 of the key in hexadecimal", key(hashlib.md5(ACCESS.encode()).hexdigest())),
    ("case-changed", "the key in upper case", key(b64(ACCESS.upper()))),
    ("case-changed", "the signature in lower case", b64(right).lower()),
    ("percent-encoded", "the key percent-encoded", key(ENC.replace("=", "%3D").replace("/", "%2F").replace("+", "%2B"))),
    ("percent-encoded", "the signature percent-encoded", b64(right).replace("=", "%3D").replace("/", "%2F").replace("+", "%2B")),
    ("developer-key-as-key", "the developer key encoded", key(b64(DEVELOPER))),
    ("developer-key-included", "timestamp and developer key", message(TS + DEVELOPER)),
    ("developer-key-included", "both keys joined", key(b64(DEVELOPER + ACCESS))),
    ("access-key-included", "timestamp and access key", message(TS + ACCESS)),
    ("key-and-message-swapped", "key and message swapped", b64(mac(TS, ENC))),
    ("timestamp-mismatch", "the clock read twice, 3 ms apart", message(str(int(TS) - 3))),
    ("timestamp-mismatch", "the clock read twice, 80 ms apart", message(str(int(TS) + 80))),
    ("timestamp-mismatch", "seconds signed, milliseconds sent", message(TS[:10])),
    ("timestamp-mismatch", "whole seconds signed", message(TS[:10] + "000")),
    ("signature-kept", "a signature of a second ago", message(str(int(TS) - 1000))),
    ("signature-kept", "a signature of two minutes ago", message(str(int(TS) - 120000))),
    ("timestamp-format", "a float", message(TS + ".0")),
    ("timestamp-format", "seconds with a fraction", message(str(int(TS) / 1000))),
    ("timestamp-format", "the exponent form of Java", message("1.700000000123E12")),
    ("timestamp-format", "an ISO date", message("2023-11-14T22:13:20.123Z")),
    ("timestamp-format", "an ISO date in Python", message("2023-11-14T22:13:20.123000+00:00")),
    ("timestamp-format", "a date in digits", message("20231114221320")),
    ("timestamp-format", "quotes", message('"' + TS + '"')),
    ("timestamp-format", "separators of thousands", message("1,700,000,000,123")),
    ("timestamp-format", "eight bytes, big-endian", message(struct.pack(">q", int(TS)))),
    ("timestamp-format", "eight bytes, little-endian", message(struct.pack("<q", int(TS)))),
    ("newline-in-message", "echo before openssl", message(TS + "\n")),
    ("empty-message", "nothing signed", message("")),
    ("placeholder-sent", "undefined signed", message("undefined")),
    ("body-included", "timestamp and body", message(TS + BODY)),
    ("body-included", "the body alone", message(BODY)),
    ("request-included", "timestamp and path", message(TS + PATH)),
    ("request-included", "method, path, timestamp", message("POST\n" + PATH + "\n" + TS)),
    ("request-included", "method and timestamp", message("POST" + TS)),
    ("fields-included", "timestamp and customer_id", message(TS + "9444444444")),
    ("fields-included", "timestamp and user_code", message(TS + "20810200")),
    ("fields-included", "timestamp, customer_id and user_code", message(TS + "9444444444" + "20810200")),
    ("wrong-hash", "SHA-1", b64(mac(ENC, TS, "sha1"))),
    ("wrong-hash", "SHA-512", b64(mac(ENC, TS, "sha512"))),
    ("wrong-hash", "MD5", b64(mac(ENC, TS, "md5"))),
    ("wrong-hash", "SHA-3", b64(mac(ENC, TS, "sha3_256"))),
    ("wrong-hash", "a plain SHA-256 of key and timestamp", b64(hashlib.sha256((ENC + TS).encode()).digest())),
    ("wrong-hash", "a plain SHA-256 of the timestamp", b64(hashlib.sha256(TS.encode()).digest())),
    ("message-not-hashed", "h.Sum(timestamp) of Go", b64(TS.encode() + mac(ENC, ""))),
    ("digest-as-text", "new String(digest) of Java", b64(right.decode("utf-8", "replace"))),
    ("digest-as-text", "the digest as Latin-1", b64(right.decode("latin-1"))),
    ("digest-as-text", "the digest as ASCII", b64(bytes(b if b < 128 else 63 for b in right))),
    ("bytes-as-list", "Arrays.toString(digest) of Java", str([b - 256 if b > 127 else b for b in right])),
    ("bytes-as-list", "the bytes of a Uint8Array", ",".join(str(b) for b in right)),
    ("signed-twice", "HMAC of the HMAC", b64(mac(ENC, right))),
    ("hex-digest", "hexadecimal digits", hexed),
    ("hex-digest", "hexadecimal digits in upper case", hexed.upper()),
    ("hex-digest", "hexadecimal digits in base64", b64(hexed)),
    ("hex-digest", "BitConverter.ToString of C#", "-".join(f"{b:02X}" for b in right)),
    ("hex-digest", "BitConverter.ToString of C# in base64", b64("-".join(f"{b:02X}" for b in right))),
    ("openssl-without-binary", "openssl dgst", openssl().strip()),
    ("openssl-without-binary", "openssl dgst in base64", b64(openssl())),
    ("openssl-without-binary", "openssl dgst -r in base64", b64(openssl("-r"))),
    ("openssl-without-binary", "the older label of openssl in base64", b64("(stdin)= " + hexed + "\n")),
    ("openssl-without-binary", "the digits of openssl with a line break, in base64", b64(hexed + "\n")),
    ("url-safe-base64", "a URL-safe signature", base64.urlsafe_b64encode(right).decode()),
    ("padding-stripped", "a signature without =", b64(right).rstrip("=")),
    ("plus-became-blank", "a signature decoded as a form", b64(right).replace("+", " ")),
    ("html-escaped", "a signature escaped for JSON", b64(right).replace("+", "\\u002b").replace("=", "\\u003d")),
    ("quotes-in-header", "quotes around the signature", '"' + b64(right) + '"'),
    ("prefix-in-header", "a prefix as of a webhook", "sha256=" + b64(right)),
    ("prefix-in-header", "a comma after the signature", b64(right) + ","),
    ("newline-in-signature", "an escaped line break", b64(right) + "\\n"),
    ("signature-cut", "the first 40 characters", b64(right)[:40]),
    ("placeholder-sent", "a template", "{{secret-key}}"),
    ("placeholder-sent", "undefined", "undefined"),
    ("object-sent", "a promise", "[object Promise]"),
    ("object-sent", "an array of Java", "[B@1b6d3586"),
    ("object-sent", "an HMAC of Python", "<hmac.HMAC object at 0x7f2a>"),
    ("unknown-signature", "another access key", key(b64("another key"))),
    ("unknown-signature", "not base64", "not base64 at all!"),
    ("raw-key, hex-digest", "two mistakes at once", mac(ACCESS, TS).hex()),
    ("raw-key, newline-in-message", "a raw key and echo", b64(mac(ACCESS, TS + "\n"))),
]
print(
    json.dumps(
        {
            "developerKey": DEVELOPER,
            "accessKey": ACCESS,
            "timestamp": TS,
            "method": "POST",
            "target": PATH,
            "body": BODY,
            "right": b64(right),
            "cases": [{"diagnosis": d, "name": n, "signature": s} for d, n, s in cases],
        },
        indent=2,
    )
)
