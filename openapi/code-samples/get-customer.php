<?php
$baseUrl = getenv('EKO_BASE_URL') ?: 'https://staging.eko.in/ekoapi/v3';
$timestamp = (string) intdiv((int) (microtime(true) * 1e6), 1000);

// HMAC key: the base64 text of the access key. Message: the timestamp.
$key = base64_encode(getenv('EKO_ACCESS_KEY'));
$secretKey = base64_encode(hash_hmac('sha256', $timestamp, $key, true));

$context = stream_context_create(['http' => [
    'method' => 'GET',
    'header' => [
        'developer_key: ' . getenv('EKO_DEVELOPER_KEY'),
        "secret-key: $secretKey",
        "secret-key-timestamp: $timestamp",
        'content-type: application/json',
    ],
    'timeout' => 30,
    'follow_location' => 0, // A redirect would hand the keys to another host.
]]);
$body = file_get_contents(
    "$baseUrl/customer/profile/9444444444?initiator_id=9962981729&user_code=20810200", false, $context);
if ($body === false) {
    exit(1);
}
$answer = json_decode($body, true, 512, JSON_THROW_ON_ERROR);

switch ($answer['response_type_id'] ?? null) {
    case 2129:
        echo 'Verify the OTP next: ', $answer['data']['otp_ref_id'], PHP_EOL;
        break;
    case 308:
        echo 'Onboard the customer next.', PHP_EOL;
        break;
    default:
        fwrite(STDERR, "Rejected: $body\n");
        exit(1);
}
