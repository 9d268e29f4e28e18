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
    f"{base_url}/customer/account/9444444444/otp/verify",
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
        "otp": "123456",
        "otp_ref_id": "IXrygqm0vTNbN35Lp5AfcbP69ifPhQ1Ee3u74AHY5fA9aMp2d94YigSXr5Qr+aS8OTg/e0YrVEoPAbap746K5g==",
    }).encode(),
)
with build_opener(NoRedirect).open(request, timeout=30) as response:
    answer = json.load(response)

response_type_id = answer.get("response_type_id")
if response_type_id == 309:
    print(answer["data"]["customer_profile"])
elif response_type_id in (2136, 2147):
    print(answer["message"])
else:
    raise SystemExit(f"Rejected: {answer}")
