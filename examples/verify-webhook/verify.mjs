// Verifies a webhook of Throughline. Node 20 or newer, no packages.
//   SECRET=whsec_... node verify.mjs ID TIMESTAMP SIGNATURES [NOW] < body
import { createHmac, timingSafeEqual } from "node:crypto";

const TOLERATED_SECONDS = 300;
const KEY_BYTES_MIN = 24; // with an empty key anybody could sign

// The three headers as they came, the body as bytes, the time in seconds since 1970.
function isGenuine(secret, id, timestamp, signatures, body, now) {
  const key = Buffer.from(secret.replace(/^whsec_/, ""), "base64");
  if (key.length < KEY_BYTES_MIN || !id || !/^\d{1,12}$/.test(timestamp)) return false;
  if (Math.abs(now - Number(timestamp)) > TOLERATED_SECONDS) return false;
  const mac = createHmac("sha256", key).update(`${id}.${timestamp}.`).update(body).digest("base64");
  const wanted = Buffer.from(`v1,${mac}`);
  return signatures.split(" ").map((one) => Buffer.from(one))
    .some((given) => given.length === wanted.length && timingSafeEqual(given, wanted));
}

const [id = "", timestamp = "", signatures = "", now] = process.argv.slice(2);
const body = Buffer.concat(await process.stdin.toArray());
const time = now === undefined ? Math.floor(Date.now() / 1000) : Number(now);
const genuine = isGenuine(process.env.SECRET ?? "", id, timestamp, signatures, body, time);
console.log(genuine ? "genuine" : "refused");
process.exitCode = genuine ? 0 : 1;
