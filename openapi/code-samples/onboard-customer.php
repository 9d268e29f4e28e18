<?php
$baseUrl = getenv('EKO_BASE_URL') ?: 'https://staging.eko.in/ekoapi/v3';
$timestamp = (string) intdiv((int) (microtime(true) * 1e6), 1000);

// HMAC key: the base64 text of the access key. Message: the timestamp.
$key = base64_encode(getenv('EKO_ACCESS_KEY'));
$secretKey = base64_encode(hash_hmac('sha256', $timestamp, $key, true));

$context = stream_context_create(['http' => [
    'method' => 'POST',
    'header' => [
        'developer_key: ' . getenv('EKO_DEVELOPER_KEY'),
        "secret-key: $secretKey",
        "secret-key-timestamp: $timestamp",
        'content-type: application/json',
    ],
    'content' => json_encode([
        'initiator_id' => '9962981729',
        'user_code' => '20810200',
        'client_ref_id' => "REQ-$timestamp",
        'name' => 'Karan Garg',
        'dob' => '1990-05-15',
        'residence_address' => ['123 MG Road', 'Bangalore', 'Karnataka', '560001'],
    ]),
    'timeout' => 30,
    'follow_location' => 0, // A redirect would hand the keys to another host.
]]);
$body = file_get_contents("$baseUrl/customer/account/9444444444", false, $context);
if ($body === false) {
    exit(1);
}
$answer = json_decode($body, true, 512, JSON_THROW_ON_ERROR);

// Here 2129 is the success, not 0.
if (($answer['response_type_id'] ?? null) !== 2129) {
    fwrite(STDERR, "Rejected: $body\n");
    exit(1);
}
echo $answer['data']['otp_ref_id'], PHP_EOL;
