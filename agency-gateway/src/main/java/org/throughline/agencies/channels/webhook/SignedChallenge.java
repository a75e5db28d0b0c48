package org.throughline.agencies.channels.webhook;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.throughline.agencies.EntryEvents;
import org.throughline.agencies.PartnerJson;

/**
 * A call that is about no case: an event with a random text, signed like every other.
 *
 * @param text has to come back
 */
record SignedChallenge(String text, Map<String, String> headers, String body) {
    private static final int BYTES = 24;

    SignedChallenge {
        headers = Collections.unmodifiableMap(new LinkedHashMap<>(headers));
    }

    static SignedChallenge draw(RandomGenerator chance, Instant now, List<Secret> secrets) {
        var bytes = new byte[BYTES];
        chance.nextBytes(bytes);
        var text = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        var body = body(text, now);
        return new SignedChallenge(
                text,
                WebhookChannel.headers(
                        "challenge_" + text.substring(0, 8),
                        now.getEpochSecond(),
                        body.getBytes(StandardCharsets.UTF_8),
                        secrets),
                body);
    }

    private static String body(String text, Instant now) {
        var event = new LinkedHashMap<String, Object>();
        event.put("specversion", "1.0");
        event.put("id", "challenge." + text.substring(0, 8));
        event.put("source", EntryEvents.PROJECT.toString());
        event.put("type", "throughline.challenge.v1");
        event.put("time", now.toString());
        event.put("datacontenttype", "application/json");
        event.put("data", Map.of("challenge", text));
        return PartnerJson.write(event);
    }
}
