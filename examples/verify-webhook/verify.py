# Verifies a webhook of Throughline. Python 3.9 or newer, no packages.
#   SECRET=whsec_... python3 verify.py ID TIMESTAMP SIGNATURES [NOW] < body
import base64, hashlib, hmac, os, re, sys, time

TOLERATED_SECONDS = 300
KEY_BYTES_MIN = 24  # with an empty key anybody could sign


def is_genuine(secret, id, timestamp, signatures, body, now):
    """The three headers as they came, the body as bytes, the time in seconds since 1970."""
    key = base64.b64decode(secret.removeprefix("whsec_"))
    if len(key) < KEY_BYTES_MIN or not id or not re.fullmatch("[0-9]{1,12}", timestamp):
        return False
    if abs(now - int(timestamp)) > TOLERATED_SECONDS:
        return False
    mac = hmac.new(key, f"{id}.{timestamp}.".encode() + body, hashlib.sha256).digest()
    wanted = b"v1," + base64.b64encode(mac)
    return any(hmac.compare_digest(one.encode(), wanted) for one in signatures.split(" "))


if __name__ == "__main__":
    id, timestamp, signatures, now = (sys.argv[1:] + [""] * 4)[:4]
    body = sys.stdin.buffer.read()
    secret = os.environ.get("SECRET", "")
    genuine = is_genuine(secret, id, timestamp, signatures, body, int(now or time.time()))
    print("genuine" if genuine else "refused")
    sys.exit(0 if genuine else 1)
