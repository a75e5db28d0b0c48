<?php
// Verifies a webhook of Throughline. PHP 8 or newer, no packages.
//   SECRET=whsec_... php verify.php ID TIMESTAMP SIGNATURES [NOW] < body
const TOLERATED_SECONDS = 300;
const KEY_BYTES_MIN = 24; // with an empty key anybody could sign

// The three headers as they came, the body as bytes, the time in seconds since 1970.
function isGenuine(string $secret, string $id, string $timestamp, string $signatures, string $body, int $now): bool
{
    $key = (string) base64_decode(preg_replace('/^whsec_/', '', $secret), true);
    if (strlen($key) < KEY_BYTES_MIN || $id === '' || !preg_match('/^[0-9]{1,12}$/D', $timestamp)) {
        return false;
    }
    if (abs($now - (int) $timestamp) > TOLERATED_SECONDS) {
        return false;
    }
    $mac = hash_hmac('sha256', "$id.$timestamp.$body", $key, true);
    $wanted = 'v1,' . base64_encode($mac);
    foreach (explode(' ', $signatures) as $one) {
        if (hash_equals($wanted, $one)) {
            return true;
        }
    }
    return false;
}

[, $id, $timestamp, $signatures, $now] = $argv + ['', '', '', '', (string) time()];
$body = file_get_contents('php://stdin');
$genuine = isGenuine((string) getenv('SECRET'), $id, $timestamp, $signatures, $body, (int) $now);
echo $genuine ? "genuine\n" : "refused\n";
exit($genuine ? 0 : 1);
