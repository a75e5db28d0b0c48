// Takes an agency's webhooks, and asks the feed for what it missed. Node 20 or newer, no packages.
import { createHmac, timingSafeEqual } from "node:crypto";
import { createServer } from "node:http";

const { SECRET, PORT = "8089", FEED, SIGN_IN = "" } = process.env;
const key = Buffer.from(SECRET.replace("whsec_", ""), "base64");
const seen = new Map(); // in a real receiver: a table, written together with the effect

function isGenuine(headers, body) {
  const { "webhook-id": id, "webhook-timestamp": at, "webhook-signature": signatures = "" } = headers;
  if (!id || Math.abs(Date.now() / 1000 - Number(at)) > 300) return false;
  const wanted = createHmac("sha256", key).update(`${id}.${at}.`).update(body).digest();
  return signatures.split(" ").some((one) => {
    const given = Buffer.from(one.replace("v1,", ""), "base64");
    return one.startsWith("v1,") && given.length === wanted.length && timingSafeEqual(given, wanted);
  });
}

function take(how, releaseSeq, type) {
  if (seen.has(releaseSeq)) return; // what comes twice takes effect once
  seen.set(releaseSeq, type);
  console.log(`${how} ${releaseSeq} ${type}`);
}

async function walk(after = 0) {
  const answer = await fetch(`${FEED}?after=${after}`, { headers: { authorization: `Basic ${btoa(SIGN_IN)}` } });
  const events = await answer.json();
  events.forEach((event) => take("feed", Number(event.releaseseq), event.data.type));
  if (events.length > 0) await walk(events.at(-1).releaseseq);
}

createServer(async (request, response) => {
  const body = Buffer.concat(await request.toArray());
  if (!isGenuine(request.headers, body)) return response.writeHead(401).end();
  const event = JSON.parse(body);
  if (event.type === "throughline.challenge.v1") return response.end(JSON.stringify(event.data));
  take("webhook", Number(event.releaseseq), event.data.type);
  response.writeHead(204).end();
}).listen(Number(PORT), "127.0.0.1", function () {
  console.log(`listening ${this.address().port}`);
  if (FEED) walk().catch((failure) => console.log(`feed failed: ${failure.message}`));
});
