import base64, hmac, json, os, time
from urllib.request import HTTPRedirectHandler, Request, build_opener

base_url = os.environ.get("EKO_BASE_URL", "https://staging.eko.in/ekoapi/v3")
timestamp = str(time.time_ns() // 1_000_000)

# HMAC key: the base64 text of the access key. Message: the timestamp.
key = base64.b64encode(os.environ["EKO_ACCESS_KEY"].encode())
digest = hmac.digest(key, timestamp.encode(), "sha256")


class NoRedirect(HTTPRedirectHandler):  # It would hand the keys to another host.
    def redirect_request(self, *_):
        return None


request = Request(
    f"{base_url}/customer/account/9444444444",
    headers={
        "developer_key": os.environ["EKO_DEVELOPER_KEY"],
        "secret-key": base64.b64encode(digest).decode(),
        "secret-key-timestamp": timestamp,
        "content-type": "application/json",
    },
    data=json.dumps({
        "initiator_id": "9962981729",
        "user_code": "20810200",
        "client_ref_id": f"REQ-{timestamp}",
        "name": "Karan Garg",
        "dob": "1990-05-15",
        "residence_address": ["123 MG Road", "Bangalore", "Karnataka", "560001"],
    }).encode(),
)
with build_opener(NoRedirect).open(request, timeout=30) as response:
    answer = json.load(response)

# Here 2129 is the success, not 0.
if answer.get("response_type_id") != 2129:
    raise SystemExit(f"Rejected: {answer}")
print(answer["data"]["otp_ref_id"])
