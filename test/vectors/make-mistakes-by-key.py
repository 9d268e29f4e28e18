"""Makes mistakes-by-key.json: wrong signatures of programs for three shapes of access keys (a UUID, base64 text, long
hexadecimal text) and three requests. Java, Node, bash and openssl are run; PHP, C#, Go and Ruby are reproduced. Run it
again after a change: python3 test/vectors/make-mistakes-by-key.py > test/vectors/mistakes-by-key.json"""
import base64, hashlib, json, pathlib, struct, sys, tempfile, urllib.parse, uuid
from signing import b64, mac, run

DEVELOPER = "becbbce45f79c6f5109f848acd540567"
TS = "1712345678901"

# The right signature under the UUID has a `+` and a `/`, and its first byte is negative for Java.
PROFILES = {
    "uuid": {
        "accessKey": "d2c7f0a1-5be8-4f36-9c02-e41b7a90d005",
        "method": "POST",
        "target": "/ekoapi/v3/customer/account/9123456780",
        "body": '{"initiator_id":"9962981729","user_code":"20810200","name":"Asha Rao","dob":"1988-02-29","residence_address":["4 Link Road"]}',
    },
    "base64": {
        "accessKey": "kT9/2vXw+LmQ8rZcYb1NfHd5JpSgUe3oA7uW6iXyB0Q=",
        "method": "GET",
        "target": "/ekoapi/v3/customer/profile/9123456780?initiator_id=9962981729&user_code=20810200",
        "body": "",
    },
    "hex": {
        "accessKey": "9f2c4e81b07d63a5f1e8d2c49b3a7065182f4c6e9d0b7a35e1c8f24d6b90a3e7",
        "method": "POST",
        "target": "/ekoapi/v3/customer/account/9876501234",
        "body": '{"initiator_id": "9962981729", "user_code": "20810200", "name": "Ravi", "dob": "1970-01-01", "residence_address": ["1"]}',
    },
}


def node(access, expression):
    script = "const crypto = require('crypto'); const [access, ts] = process.argv.slice(1);"
    script += "const enc = Buffer.from(access).toString('base64');"
    script += "const mac = (k, m) => crypto.createHmac('sha256', k).update(m);"
    return run("node", "-e", f"{script} process.stdout.write(String({expression}))", access, TS)


def sh(access, script):
    return run("bash", "-c", f"KEY=$1; TS=$2; ENC=$(printf %s \"$KEY\" | base64 -w0); {script}", "bash", access, TS).strip()


JAVA = r"""
import java.math.BigInteger; import java.nio.*; import java.nio.charset.*; import java.time.*; import java.util.*;
import javax.crypto.*; import javax.crypto.spec.*; import java.security.*;
public class Mistakes {
  static byte[] mac(byte[] key, byte[] text) throws Exception {
    Mac mac = Mac.getInstance("HmacSHA256"); mac.init(new SecretKeySpec(key, "HmacSHA256")); return mac.doFinal(text);
  }
  static String b64(byte[] bytes) { return Base64.getEncoder().encodeToString(bytes); }
  static void say(String... texts) { System.out.println(String.join("\t", texts)); }
  public static void main(String[] a) throws Exception {
    String key = a[0], ts = a[1]; byte[] enc = b64(key.getBytes()).getBytes(), m = ts.getBytes(); byte[] d = mac(enc, m);
    say("digest-as-text", "Base64 of new String(digest).getBytes()", b64(new String(d, StandardCharsets.UTF_8).getBytes(StandardCharsets.UTF_8)));
    say("digest-as-text", "new String(digest, ISO_8859_1).getBytes(UTF_8) in Base64", b64(new String(d, StandardCharsets.ISO_8859_1).getBytes(StandardCharsets.UTF_8)));
    say("digest-as-text", "new String(digest, US_ASCII) in Base64", b64(new String(d, StandardCharsets.US_ASCII).getBytes(StandardCharsets.UTF_8)));
    say("bytes-as-list", "Arrays.toString(digest)", Arrays.toString(d));
    say("bytes-as-list", "Base64 of Arrays.toString(digest)", b64(Arrays.toString(d).getBytes()));
    say("object-sent", "digest.toString()", "[B@1b6d3586");
    say("hex-digest", "BigInteger(1, digest).toString(16)", new BigInteger(1, d).toString(16));
    say("hex-digest", "BigInteger(digest).toString(16), signed", new BigInteger(d).toString(16));
    say("wrong-encoding", "BigInteger(1, digest).toString()", new BigInteger(1, d).toString());
    StringBuilder s = new StringBuilder(); for (byte b : d) s.append(Integer.toHexString(b)); say("hex-digest", "Integer.toHexString(b) of each byte", s.toString());
    s = new StringBuilder(); for (byte b : d) s.append(Integer.toHexString(b & 0xff)); say("hex-digest", "Integer.toHexString(b & 0xff), zeros lost", s.toString());
    s = new StringBuilder(); for (byte b : d) s.append(String.format("%02X ", b)); say("hex-digest", "String.format(\"%02X \") of each byte", s.toString().trim());
    Mac mac = Mac.getInstance("HmacSHA256"); mac.init(new SecretKeySpec(enc, "HmacSHA256")); mac.update(m); say("message-repeated", "update(ts) and doFinal(ts)", b64(mac.doFinal(m)));
    mac.update(m); mac.doFinal(); say("empty-message", "doFinal() called a second time", b64(mac.doFinal()));
    say("timestamp-format", "ByteBuffer.putLong(ts) signed", b64(mac(enc, ByteBuffer.allocate(8).putLong(Long.parseLong(ts)).array())));
    say("timestamp-format", "Instant.toString() signed", b64(mac(enc, Instant.ofEpochMilli(Long.parseLong(ts)).toString().getBytes())));
    say("timestamp-format", "Date.toString() signed", b64(mac(enc, "Fri Apr 05 19:34:38 UTC 2024".getBytes())));
    say("timestamp-format", "LocalDateTime.toString() in India signed", b64(mac(enc, LocalDateTime.ofInstant(Instant.ofEpochMilli(Long.parseLong(ts)), ZoneId.of("Asia/Kolkata")).toString().getBytes())));
    say("wrong-charset", "getBytes(UTF_16) of the key", b64(mac(b64(key.getBytes(StandardCharsets.UTF_16)).getBytes(), m)));
    say("wrong-charset", "getBytes(UTF_16) of the encoded key", b64(mac(new String(enc).getBytes(StandardCharsets.UTF_16), m)));
    say("wrong-charset", "getBytes(UTF_16BE) of the message", b64(mac(enc, ts.getBytes(StandardCharsets.UTF_16BE))));
    say("wrong-hash", "MessageDigest over the key and the timestamp", b64(MessageDigest.getInstance("SHA-256").digest((new String(enc) + ts).getBytes())));
  }
}
"""

with tempfile.TemporaryDirectory() as folder:
    source = pathlib.Path(folder) / "Mistakes.java"
    source.write_text(JAVA)
    java = [line.split("\t") for line in run("java", str(source), PROFILES["uuid"]["accessKey"], TS).strip().split("\n")]

cases = []


def add(profile, diagnosis, name, signature):
    cases.append({"profile": profile, "diagnosis": diagnosis, "name": name, "signature": signature})


def key(profile, diagnosis, name, value):
    add(profile, diagnosis, name, b64(mac(value, TS)))


def message(profile, diagnosis, name, value):
    add(profile, diagnosis, name, b64(mac(b64(PROFILES[profile]["accessKey"]), value)))


for diagnosis, name, value in java:
    add("uuid", diagnosis, f"Java: {name}", value)

A = PROFILES["uuid"]["accessKey"]
E = b64(A)
D = mac(E, TS)
S = b64(D)
BODY = PROFILES["uuid"]["body"]
ID = "9123456780"

# --- Python, UUID
key("uuid", "raw-key", "Python: access_key.encode()", A)
key("uuid", "decoded-key", "Python: base64.b64decode(key), which skips the hyphens", base64.b64decode(A))
key("uuid", "bytes-literal", "Python: str(base64.b64encode(key))", str(base64.b64encode(A.encode())))
key("uuid", "newline-in-key", "Python: base64.encodebytes(key)", base64.encodebytes(A.encode()))
key("uuid", "newline-in-key", "Python: open().read() of the key", b64(A + "\n"))
key("uuid", "text-around-key", "Python: the line of .env, with its name", b64(f"EKO_ACCESS_KEY={A}"))
key("uuid", "decoded-key", "Python: uuid.UUID(key).bytes_le", b64(uuid.UUID(A).bytes_le))
add("uuid", "bytes-literal", "Python: f'{base64.b64encode(digest)}'", str(base64.b64encode(D)))
add("uuid", "hex-digest", "Python: hexdigest()", D.hex())
add("uuid", "hex-digest", "Python: b64encode(hexdigest().encode())", b64(D.hex()))
add("uuid", "bytes-as-list", "Python: str(list(digest))", str(list(D)))
add("uuid", "url-safe-base64", "Python: urlsafe_b64encode(digest)", base64.urlsafe_b64encode(D).decode())
add("uuid", "padding-stripped", "Python: b64encode(digest).rstrip(b'=')", S.rstrip("="))
add("uuid", "prefix-in-header, hex-digest", "Python: 'sha256=' + hexdigest()", "sha256=" + D.hex())
add("uuid", "key-and-message-swapped", "Python: hmac.new(timestamp, key)", b64(mac(TS, E)))
add("uuid", "wrong-hash", "Python 2: hmac.new without digestmod", b64(mac(E, TS, "md5")))
add("uuid", "wrong-hash", "Python: sha256(timestamp + key)", b64(hashlib.sha256((TS + E).encode()).digest()))
add("uuid", "raw-key, wrong-hash, hex-digest", "Python: sha256(access key + timestamp).hexdigest()", hashlib.sha256((A + TS).encode()).hexdigest())
message("uuid", "timestamp-mismatch", "Python: str(int(time.time()))", TS[:10])
message("uuid", "timestamp-format", "Python: str(time.time())", "1712345678.901")
message("uuid", "timestamp-mismatch", "Python: time.time() read a second time, 3 ms later", "1712345678904")
message("uuid", "body-included", "Python: json.dumps of the body with separators", BODY)
message("uuid", "body-included", "Python: json.dumps of the body", json.dumps(json.loads(BODY)))
message("uuid", "body-included", "Python: timestamp + json.dumps(body)", TS + json.dumps(json.loads(BODY)))
message("uuid", "body-included", "Python: json.dumps with sort_keys", json.dumps(json.loads(BODY), sort_keys=True))
message("uuid", "timestamp-format", "Python: struct.pack('<q', ts)", struct.pack("<q", int(TS)))
message("uuid", "timestamp-format", "Python: repr(timestamp)", repr(TS))
message("uuid", "timestamp-format", "Python: str(timestamp.encode())", str(TS.encode()))
message("uuid", "timestamp-format", "Python: 'secret-key-timestamp:' + ts", "secret-key-timestamp:" + TS)
message("uuid", "timestamp-mismatch", "Python: timegm(localtime()) in India", str(int(TS) + 19800000))

# --- PHP, UUID
key("uuid", "decoded-key", "PHP: base64_decode($key) in base64", b64(base64.b64decode(A)))
key("uuid", "double-encoded", "PHP: base64_encode(base64_encode($key))", b64(E))
key("uuid", "quotes-in-key", "PHP: the key with its quotes from .env", b64(f'"{A}"'))
key("uuid", "quotes-in-key", "PHP: the key with single quotes", b64(f"'{A}'"))
key("uuid", "newline-in-key", "PHP: file_get_contents of a Windows file", b64(A + "\r\n"))
key("uuid", "blank-in-key", "PHP: explode('=')[1] with a blank before", b64(" " + A))
key("uuid", "empty-key", "PHP: '$access_key' in single quotes", b64("$access_key"))
key("uuid", "empty-key", "PHP: getenv() that gives false", "")
key("uuid", "hashed-key", "PHP: md5($key)", b64(hashlib.md5(A.encode()).hexdigest()))
key("uuid", "hashed-key", "PHP: hash('sha256', $key)", b64(hashlib.sha256(A.encode()).hexdigest()))
key("uuid", "hex-key", "PHP: bin2hex($key)", A.encode().hex())
key("uuid", "quotes-in-key", "PHP: base64_encode(json_encode($key))", b64(json.dumps(A)))
add("uuid", "double-encoded, hex-digest", "PHP: hash_hmac without true, base64_encode twice", b64(b64(D.hex())))
add("uuid", "quotes-in-header, html-escaped", "PHP: json_encode($signature)", json.dumps(S).replace("/", "\\/"))
add("uuid", "percent-encoded", "PHP: rawurlencode($signature)", urllib.parse.quote(S, safe=""))
add("uuid", "wrong-hash", "PHP: hash_hmac('sha1', ..., true)", b64(mac(E, TS, "sha1")))
add("uuid", "wrong-hash, hex-digest", "PHP: hash_hmac('sha512')", mac(E, TS, "sha512").hex())
add("uuid", "wrong-hash", "PHP: hash_hmac('sha384', ..., true)", b64(mac(E, TS, "sha384")))
add("uuid", "raw-key, wrong-hash, hex-digest", "PHP: md5($key . $ts)", hashlib.md5((A + TS).encode()).hexdigest())
add("uuid", "raw-key, wrong-hash, hex-digest", "PHP: base64_encode(hash('sha256', $ts . $key))", b64(hashlib.sha256((TS + A).encode()).hexdigest()))
add("uuid", "key-and-message-swapped, hex-digest", "PHP: hash_hmac('sha256', $key, $ts)", mac(TS, E).hex())
add("uuid", "key-and-message-swapped", "PHP: base64_encode(hash_hmac('sha256', $access_key, $ts, true))", b64(mac(TS, A)))
message("uuid", "timestamp-format", "PHP: microtime(true)", "1712345678.9012")
message("uuid", "timestamp-format", "PHP: a float in scientific notation", "1.712345678901E+12")
message("uuid", "timestamp-format", "PHP: date('Y-m-d H:i:s')", "2024-04-05 19:34:38")
message("uuid", "timestamp-format", "PHP: date('Y-m-d H:i:s') in India", "2024-04-06 01:04:38")
message("uuid", "timestamp-format", "PHP: date('c')", "2024-04-05T19:34:38+00:00")
message("uuid", "timestamp-format", "PHP: date('r')", "Fri, 05 Apr 2024 19:34:38 +0000")
message("uuid", "access-key-included", "PHP: $access_key . $ts", A + TS)
message("uuid", "access-key-included", "PHP: $ts . $encoded_key", TS + E)
message("uuid", "developer-key-included", "PHP: $developer_key . $ts", DEVELOPER + TS)
message("uuid", "fields-included", "PHP: $ts . $customer_id . $user_code", TS + ID + "20810200")
message("uuid", "fields-included", "PHP: $ts . $customer_id . $initiator_id", TS + ID + "9962981729")
message("uuid", "timestamp-format", "PHP: base64_encode($ts)", b64(TS))
message("uuid", "timestamp-mismatch", "PHP: time() * 1000", TS[:10] + "000")
message("uuid", "request-included", "PHP: $_SERVER path", "/customer/account/9123456780")
message("uuid", "request-included", "PHP: 'POST' . $path . $ts", "POST" + "/ekoapi/v3/customer/account/9123456780" + TS)
message("uuid", "request-included", "PHP: method, path, timestamp and body in lines", "\n".join(["POST", "/ekoapi/v3/customer/account/9123456780", TS, BODY]))

# --- C#, UUID
add("uuid", "hex-digest", "C#: BitConverter.ToString(hash)", D.hex("-").upper())
add("uuid", "hex-digest", "C#: base64 of BitConverter.ToString(hash)", b64(D.hex("-").upper()))
add("uuid", "hex-digest", "C#: Convert.ToHexString(hash)", D.hex().upper())
add("uuid", "hex-digest", "C#: base64 of Convert.ToHexString(hash)", b64(D.hex().upper()))
add("uuid", "object-sent", "C#: hash.ToString()", "System.Byte[]")
add("uuid", "digest-as-text", "C#: Encoding.ASCII.GetString(hash) in base64", b64("".join(chr(b) if b < 128 else "?" for b in D)))
add("uuid", "wrong-charset, double-encoded", "C#: base64 of Encoding.Unicode.GetBytes(signature)", b64(S.encode("utf-16-le")))
add("uuid", "percent-encoded", "C#: HttpUtility.UrlEncode(signature)", urllib.parse.quote(S, safe="").replace("%2B", "%2b").replace("%2F", "%2f").replace("%3D", "%3d"))
key("uuid", "decoded-key", "C#: Guid.Parse(key).ToByteArray()", uuid.UUID(A).bytes_le)
key("uuid", "key-rewritten", "C#: Guid.ToString(\"B\")", b64("{" + A + "}"))
key("uuid", "case-changed", "C#: Guid.ToString().ToUpper()", b64(A.upper()))
key("uuid", "wrong-charset", "C#: Encoding.Unicode.GetBytes(key)", b64(A.encode("utf-16-le")))
key("uuid", "wrong-charset", "C#: key read with its BOM", b64("\ufeff" + A))
key("uuid", "object-sent", "C#: bytes.ToString() as the key", "System.Byte[]")
message("uuid", "timestamp-format", "C#: DateTime.UtcNow.Ticks", str(621355968000000000 + int(TS) * 10000))
message("uuid", "timestamp-format", "C#: DateTime.UtcNow.ToFileTimeUtc()", str(116444736000000000 + int(TS) * 10000))
message("uuid", "timestamp-format", "C#: DateTime.UtcNow.ToString(\"o\")", "2024-04-05T19:34:38.9010000Z")
message("uuid", "timestamp-format", "C#: DateTime.Now.ToString() in en-US", "4/5/2024 7:34:38 PM")
message("uuid", "timestamp-format", "C#: ToString(\"yyyyMMddHHmmssfff\")", "20240405193438901")
message("uuid", "placeholder-sent", "C#: \"{timestamp}\" without the $", "{timestamp}")
message("uuid", "timestamp-format", "C#: ToString(\"N0\")", "1,712,345,678,901")
message("uuid", "timestamp-format", "C#: ToString(\"N0\") in en-IN", "17,12,34,56,78,901")
message("uuid", "wrong-charset", "C#: Encoding.Unicode.GetBytes(timestamp)", TS.encode("utf-16-le"))

# --- Go, UUID
add("uuid", "message-not-hashed", "Go: h.Sum([]byte(ts))", b64(TS.encode() + mac(E, "")))
add("uuid", "message-not-hashed, hex-digest", "Go: hex of h.Sum([]byte(ts))", (TS.encode() + mac(E, "")).hex())
add("uuid", "bytes-as-list", "Go: fmt.Sprintf(\"%v\", digest)", "[" + " ".join(str(b) for b in D) + "]")
add("uuid", "hex-digest", "Go: fmt.Sprintf(\"% x\", digest)", D.hex(" "))
add("uuid", "quotes-in-header", "Go: strconv.Quote(signature)", f'"{S}"')
add("uuid", "url-safe-base64", "Go: base64.RawURLEncoding", base64.urlsafe_b64encode(D).decode().rstrip("="))
add("uuid", "empty-message", "Go: h.Write forgotten", b64(mac(E, "")))
add("uuid", "access-key-included", "Go: h.Write(key) and h.Write(ts)", b64(mac(E, E + TS)))
key("uuid", "decoded-key", "Go: StdEncoding.DecodeString(key), its error ignored", base64.b64decode(A[:8]))
key("uuid", "decoded-key", "Go: uuid.MustParse(key).MarshalBinary()", uuid.UUID(A).bytes)
message("uuid", "timestamp-format", "Go: string(timestamp)", "\ufffd")
message("uuid", "timestamp-format", "Go: time.RFC3339 in India", "2024-04-06T01:04:38+05:30")
message("uuid", "timestamp-format", "Go: fmt.Sprint([]byte(ts))", "[" + " ".join(str(b) for b in TS.encode()) + "]")
message("uuid", "timestamp-format", "Go: fmt.Sprintf(\"%s\", int64)", f"%!s(int64={TS})")

# --- Node, UUID
for diagnosis, name, expression in [
    ("decoded-key", "Buffer.from(key, 'base64')", "mac(Buffer.from(access, 'base64'), ts).digest('base64')"),
    ("decoded-key", "Buffer.from(key, 'hex'), which stops at the hyphen", "mac(Buffer.from(access, 'hex'), ts).digest('base64')"),
    ("decoded-key", "Buffer.from(key without hyphens, 'hex')", "mac(Buffer.from(access.replaceAll('-', ''), 'hex'), ts).digest('base64')"),
    ("digest-as-text", "Buffer.from(digest.toString()).toString('base64')", "Buffer.from(mac(enc, ts).digest().toString()).toString('base64')"),
    ("digest-as-text", "Buffer.from(digest('binary')).toString('base64')", "Buffer.from(mac(enc, ts).digest('binary')).toString('base64')"),
    ("url-safe-base64", "digest('base64url')", "mac(enc, ts).digest('base64url')"),
    ("bytes-as-list", "new Uint8Array(digest).toString()", "new Uint8Array(mac(enc, ts).digest()).toString()"),
    ("bytes-as-list", "btoa(new Uint8Array(digest))", "btoa(new Uint8Array(mac(enc, ts).digest()))"),
    ("object-sent", "btoa(arrayBuffer)", "btoa(new ArrayBuffer(32))"),
    ("object-sent", "btoa(crypto.subtle.sign(...)) without await", "btoa(Promise.resolve())"),
    ("bytes-as-list", "JSON.stringify(digest)", "JSON.stringify(mac(enc, ts).digest())"),
    ("object-sent", "the Hmac without digest()", "mac(enc, ts)"),
    ("key-and-message-swapped", "CryptoJS.HmacSHA256(key, ts)", "mac(ts, enc).digest('base64')"),
    ("key-and-message-swapped, hex-digest", "CryptoJS.HmacSHA256(key, ts).toString()", "mac(ts, enc).digest('hex')"),
    ("empty-key", "process.env of another name", "mac(Buffer.from(String(process.env.EKO_NO_KEY)).toString('base64'), ts).digest('base64')"),
    ("timestamp-format", "new Date().toISOString()", "mac(enc, new Date(Number(ts)).toISOString()).digest('base64')"),
    ("timestamp-format", "String(new Date())", "mac(enc, 'Sat Apr 06 2024 01:04:38 GMT+0530 (India Standard Time)').digest('base64')"),
    ("timestamp-format", "new Date().toUTCString()", "mac(enc, new Date(Number(ts)).toUTCString()).digest('base64')"),
    ("object-sent", "update(`${{ ts }}`)", "mac(enc, `${{ ts }}`).digest('base64')"),
    ("timestamp-format", "JSON.stringify({ timestamp })", "mac(enc, JSON.stringify({ timestamp: Number(ts) })).digest('base64')"),
    ("timestamp-format", "ts.toString(16)", "mac(enc, Number(ts).toString(16)).digest('base64')"),
    ("wrong-charset", "Buffer.from(key, 'utf16le')", "mac(Buffer.from(access, 'utf16le').toString('base64'), ts).digest('base64')"),
    ("wrong-hash, hex-digest", "createHash('sha256').update(ts + key)", "crypto.createHash('sha256').update(enc + ts).digest('hex')"),
    ("wrong-hash", "createHmac('sha3-256')", "crypto.createHmac('sha3-256', enc).update(ts).digest('base64')"),
    ("hashed-key", "a key hashed to bytes first", "mac(crypto.createHash('sha256').update(access).digest(), ts).digest('base64')"),
]:
    add("uuid", diagnosis, f"Node: {name}", node(A, expression))


def crypto_js_parse(text):
    """CryptoJS.enc.Base64.parse, which takes a character outside its alphabet as zero bits."""
    alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"
    bits = "".join(f"{max(alphabet.find(c), 0):06b}" for c in text.rstrip("="))
    return bytes(int(bits[i : i + 8], 2) for i in range(0, len(bits) - 7, 8))


key("uuid", "decoded-key", "Postman: CryptoJS.enc.Base64.parse(key)", crypto_js_parse(A))
key("uuid", "empty-key", "Postman: {{access_key}} not resolved", b64("{{access_key}}"))
message("uuid", "timestamp-mismatch", "Postman: {{$timestamp}} in seconds", TS[:10])
message("uuid", "placeholder-sent", "Postman: {{timestamp}} not resolved", "{{timestamp}}")

# --- Ruby, UUID
key("uuid", "newline-in-key", "Ruby: Base64.encode64(key)", E + "\n")
key("uuid", "quotes-in-key", "Ruby: key.inspect", b64(f'"{A}"'))
message("uuid", "timestamp-format", "Ruby: Time.now.utc.to_s", "2024-04-05 19:34:38 UTC")
message("uuid", "timestamp-format", "Ruby: Time.now.to_s in India", "2024-04-06 01:04:38 +0530")
message("uuid", "newline-in-message", "Ruby: gets without chomp", TS + "\n")
add("uuid", "raw-key, wrong-hash", "Ruby: Digest::SHA256.base64digest(key + ts)", b64(hashlib.sha256((A + TS).encode()).digest()))
add("uuid", "newline-in-signature, hex-digest", "Ruby: Base64.encode64(hexdigest), lines joined by blanks", " ".join([b64(D.hex())[:60], b64(D.hex())[60:]]))

# --- bash and openssl, UUID
for diagnosis, name, script in [
    ("openssl-without-binary", "openssl dgst without -binary", 'printf %s "$TS" | openssl dgst -sha256 -hmac "$ENC"'),
    ("openssl-without-binary", "openssl dgst without -binary, in base64", 'printf %s "$TS" | openssl dgst -sha256 -hmac "$ENC" | base64 -w0'),
    ("openssl-without-binary", "the hexadecimal part alone, in base64 with its newline", 'printf %s "$TS" | openssl dgst -sha256 -hmac "$ENC" | cut -d" " -f2 | base64 -w0'),
    ("openssl-without-binary", "openssl dgst -r", 'printf %s "$TS" | openssl dgst -sha256 -hmac "$ENC" -r'),
    ("newline-in-message", "echo of the timestamp", 'echo "$TS" | openssl dgst -sha256 -hmac "$ENC" -binary | base64 -w0'),
    ("newline-in-key", "echo of the key", 'printf %s "$TS" | openssl dgst -sha256 -hmac "$(echo "$KEY" | base64 -w0)" -binary | base64 -w0'),
    ("raw-key", "openssl dgst -hmac with the key itself", 'printf %s "$TS" | openssl dgst -sha256 -hmac "$KEY" -binary | base64 -w0'),
    ("newline-in-key, newline-in-message", "echo of the timestamp and of the key", 'echo "$TS" | openssl dgst -sha256 -hmac "$(echo "$KEY" | base64 -w0)" -binary | base64 -w0'),
    ("newline-in-message, hex-digest", "echo of the timestamp, hexadecimal", 'echo "$TS" | openssl dgst -sha256 -hmac "$ENC" | sed "s/^.* //"'),
    ("double-encoded", "echo of the signature through base64 once more", 'printf %s "$TS" | openssl dgst -sha256 -hmac "$ENC" -binary | base64 | base64 -w0'),
    ("hex-digest, double-encoded", "xxd -p of the signature", 'printf %s "$TS" | openssl dgst -sha256 -hmac "$ENC" -binary | base64 | tr -d "\\n" | od -An -tx1 | tr -d " \\n"'),
    ("empty-key", "single quotes around the variable", "printf %s \"$TS\" | openssl dgst -sha256 -hmac '$ENC' -binary | base64 -w0"),
    ("placeholder-sent", "single quotes around the timestamp", "printf %s '$TS' | openssl dgst -sha256 -hmac \"$ENC\" -binary | base64 -w0"),
    ("wrong-hash", "openssl dgst without -hmac", 'printf %s "$TS" | openssl dgst -sha256 -binary | base64 -w0'),
    ("raw-key", "-macopt hexkey of the key itself", 'printf %s "$TS" | openssl dgst -sha256 -mac HMAC -macopt hexkey:$(printf %s "$KEY" | od -An -tx1 | tr -d " \\n") -binary | base64 -w0'),
    ("wrong-hash", "openssl dgst -sha1", 'printf %s "$TS" | openssl dgst -sha1 -hmac "$ENC" -binary | base64 -w0'),
]:
    add("uuid", diagnosis, f"bash: {name}", sh(A, script))

# --- the way of the header
add("uuid", "case-changed", "a proxy: signature in lower case", S.lower())
add("uuid", "plus-became-blank", "a form: + became a blank", S.replace("+", " "))
add("uuid", "signature-cut", "a database: a column of 40 characters", S[:40])
add("uuid", "prefix-in-header", "a framework: 'Bearer ' before it", "Bearer " + S)
add("uuid", "prefix-in-header", "a framework: 'HMAC ' before it", "HMAC " + S)
add("uuid", "html-escaped", "a template: html-escaped", S.replace("+", "&#43;").replace("/", "&#x2F;").replace("=", "&#x3D;"))
add("uuid", "unknown-signature", "the key of another environment", b64(mac(b64(str(uuid.UUID(int=77))), TS)))
key("uuid", "developer-key-as-key", "settings: the developer key", b64(DEVELOPER))
key("uuid", "developer-key-as-key", "settings: the developer key, not encoded", DEVELOPER)
key("uuid", "developer-key-included", "Basic: developer key, colon, access key", b64(f"{DEVELOPER}:{A}"))
key("uuid", "key-cut", "a copy without the last character", b64(A[:-1]))
key("uuid", "key-cut", "a copy without the first character", b64(A[1:]))
key("uuid", "key-cut", "a copy of a double click: the last group", b64(A.split("-")[-1]))
key("uuid", "text-around-key", "a copy pasted twice", b64(A + A))
key("uuid", "blank-in-key", "a copy with a no-break space", b64(A + "\u00a0"))
key("uuid", "blank-in-key", "a copy with a zero-width space", b64("\u200b" + A))
key("uuid", "text-around-key", "a copy with the semicolon", b64(A + ";"))
key("uuid", "text-around-key", "a copy with quotes and the comma", b64(f'"{A}",'))
key("uuid", "quotes-in-key", "a copy with curly quotes", b64(f"\u201c{A}\u201d"))
key("uuid", "key-rewritten", "a copy with typographic dashes", b64(A.replace("-", "\u2013")))

# --- a key that is base64 text, on a GET
A = PROFILES["base64"]["accessKey"]
E = b64(A)
D = mac(E, TS)
QUERY = "initiator_id=9962981729&user_code=20810200"
key("base64", "decoded-key", "Java: Base64.getDecoder().decode(key)", base64.b64decode(A))
key("base64", "decoded-key", "JavaScript: atob(key) as the key", base64.b64decode(A).decode("latin-1").encode())
key("base64", "decoded-key", "Java: new String(Base64.decode(key)) as the key", base64.b64decode(A).decode("utf-8", "replace").encode())
key("base64", "raw-key", "C#: the key as it is, because it looks encoded", A)
key("base64", "padding-stripped", "Go: RawStdEncoding of the key", E.rstrip("="))
key("base64", "key-cut", "settings: the key without its =", b64(A.rstrip("=")))
key("base64", "percent-encoded", "PHP: urlencode($key)", b64(urllib.parse.quote(A, safe="")))
key("base64", "key-rewritten", "PHP: urldecode($key), + became a blank", b64(A.replace("+", " ")))
key("base64", "key-rewritten", "PHP: json_encode($key)", b64(json.dumps(A).replace("/", "\\/")))
key("base64", "key-rewritten", "JavaScript: the key in the URL alphabet", b64(A.replace("+", "-").replace("/", "_")))
key("base64", "case-changed", "settings: the key in lower case", b64(A.lower()))
key("base64", "key-cut", "shell: cut -d= -f2 of the .env", b64(A.rstrip("=")))
message("base64", "request-included", "PHP: the query string", QUERY)
message("base64", "request-included", "PHP: timestamp and query string", TS + QUERY)
message("base64", "request-included", "Node: req.url", PROFILES["base64"]["target"])
message("base64", "request-included", "Node: the whole URL", "http://localhost:4010" + PROFILES["base64"]["target"])
message("base64", "request-included", "Python: method, target and timestamp", "GET" + PROFILES["base64"]["target"] + TS)
message("base64", "fields-included", "PHP: customer id and timestamp", "9123456780" + TS)
message("base64", "fields-included", "PHP: initiator id and timestamp", "9962981729" + TS)
message("base64", "body-included", "Go: sha256 of an empty body after the timestamp", TS + hashlib.sha256(b"").hexdigest())
message("base64", "body-included", "Node: timestamp and '{}'", TS + "{}")
add("base64", "decoded-key, hex-digest", "Java: decoded key, hexadecimal", mac(base64.b64decode(A), TS).hex())

# --- a long hexadecimal key, on a POST with blanks in the body
A = PROFILES["hex"]["accessKey"]
E = b64(A)
D = mac(E, TS)
BODY = PROFILES["hex"]["body"]
key("hex", "decoded-key", "Python: bytes.fromhex(key)", bytes.fromhex(A))
key("hex", "decoded-key", "Python: b64encode(bytes.fromhex(key))", b64(bytes.fromhex(A)))
key("hex", "case-changed", "C#: the key in upper case", b64(A.upper()))
key("hex", "decoded-key", "Python: base64.b64decode(key)", base64.b64decode(A))
key("hex", "newline-in-key", "Python: encodebytes(key), with its lines", base64.encodebytes(A.encode()))
key("hex", "newline-in-key", "Ruby: Base64.encode64(key), with its lines", "\n".join([E[:60], E[60:]]) + "\n")
key("hex", "newline-in-key", "Java: getMimeEncoder(), with its lines", E[:76] + "\r\n" + E[76:])
key("hex", "newline-in-key", "PHP: chunk_split(base64_encode($key))", E[:76] + "\r\n" + E[76:] + "\r\n")
key("hex", "newline-in-key", "bash: base64 without -w0", E[:76] + "\n" + E[76:])
key("hex", "key-cut", "a database: the encoded key cut at 64 characters", E[:64])
key("hex", "key-cut", "a copy of half the key", b64(A[:32]))
message("hex", "body-included", "Node: the body as sent", BODY)
message("hex", "body-included", "Node: JSON.stringify(body)", json.dumps(json.loads(BODY), separators=(",", ":")))
message("hex", "body-included", "Node: timestamp and JSON.stringify(body)", TS + json.dumps(json.loads(BODY), separators=(",", ":")))
message("hex", "body-included", "Node: timestamp, dot, body (as Stripe does)", f"{TS}.{BODY}")
message("hex", "body-included", "Node: body and timestamp", BODY + TS)
message("hex", "body-included", "Node: SHA-256 of the body", hashlib.sha256(BODY.encode()).hexdigest())
add("hex", "raw-key, hex-digest", "PHP: hash_hmac with the key itself", mac(A, TS).hex())
add("hex", "raw-key, hex-digest", "PHP: base64_encode(hash_hmac with the key itself)", b64(mac(A, TS).hex()))
add("hex", "decoded-key, hex-digest", "Python: fromhex(key), hexdigest", mac(bytes.fromhex(A), TS).hex())
add("hex", "raw-key, wrong-hash, hex-digest", "PHP: hash('sha256', $key . $ts)", hashlib.sha256((A + TS).encode()).hexdigest())

requests = {
    name: {**profile, "right": b64(mac(b64(profile["accessKey"]), TS))} for name, profile in PROFILES.items()
}
head = {"developerKey": DEVELOPER, "timestamp": TS, "host": "localhost:4010", "requests": requests}
json.dump({**head, "cases": cases}, sys.stdout, indent=2, ensure_ascii=False)
print()
