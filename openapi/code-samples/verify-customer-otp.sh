#!/bin/sh
# Needs curl, openssl, EKO_DEVELOPER_KEY and EKO_ACCESS_KEY.
set -eu
base_url=${EKO_BASE_URL:-https://staging.eko.in/ekoapi/v3}
# A timestamp serves once: the process id tells calls of the same second apart, because not every date has milliseconds.
timestamp=$(date +%s)$(printf %03d $(($$ % 1000)))

# HMAC key: the base64 text of the access key. Message: the timestamp.
key=$(printf %s "$EKO_ACCESS_KEY" | openssl base64 -A)
secret_key=$(printf %s "$timestamp" |
  openssl dgst -sha256 -hmac "$key" -binary | openssl base64 -A)

curl --silent --show-error --fail-with-body --max-time 30 \
  "$base_url/customer/account/9444444444/otp/verify" \
  --header "developer_key: $EKO_DEVELOPER_KEY" \
  --header "secret-key: $secret_key" \
  --header "secret-key-timestamp: $timestamp" \
  --header "content-type: application/json" \
  --data @- <<JSON
{
  "initiator_id": "9962981729",
  "user_code": "20810200",
  "client_ref_id": "REQ-$timestamp",
  "otp": "123456",
  "otp_ref_id": "IXrygqm0vTNbN35Lp5AfcbP69ifPhQ1Ee3u74AHY5fA9aMp2d94YigSXr5Qr+aS8OTg/e0YrVEoPAbap746K5g=="
}
JSON
