package org.throughline.agencies.channels.webhook;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.throughline.agencies.EntryEvents;
import org.throughline.agencies.PartnerJson;
import org.throughline.agencies.channels.webhook.AddressFilter.Forbidden;

/**
 * Asks an address whether somebody there expects our calls: a signed event of no case, whose random
 * text has to come back.
 */
final class Challenge {
    private static final int BYTES = 24;

    private final AddressFilter filter;
    private final PinnedCall call;
    private final RandomGenerator chance;
    private final Clock clock;

    Challenge(Calling calling, RandomGenerator chance, Clock clock) {
        this.filter = calling.filter();
        this.call = calling.call();
        this.chance = chance;
        this.clock = clock;
    }

    /**
     * What the address said.
     *
     * @param isTakenUp whether the random text came back
     */
    record Answered(int status, boolean isTakenUp) {
        boolean isYes() {
            return status / 100 == 2;
        }
    }

    /**
     * @throws Forbidden when nobody may be called there
     * @throws IOException when no answer comes
     */
    Answered put(String address, List<Secret> secrets) throws Forbidden, IOException {
        var endpoint = filter.endpoint(address);
        var text = text();
        var body = body(text).getBytes(StandardCharsets.UTF_8);
        var answer =
                call.post(
                        endpoint,
                        filter.resolved(endpoint),
                        WebhookChannel.headers(
                                "challenge_" + text.substring(0, 8),
                                clock.instant().getEpochSecond(),
                                body,
                                secrets),
                        body,
                        true);
        return new Answered(answer.status(), answer.body().contains(text));
    }

    private String text() {
        var bytes = new byte[BYTES];
        chance.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private String body(String text) {
        var event = new LinkedHashMap<String, Object>();
        event.put("specversion", "1.0");
        event.put("id", "challenge." + text.substring(0, 8));
        event.put("source", EntryEvents.PROJECT.toString());
        event.put("type", "throughline.challenge.v1");
        event.put("time", clock.instant().toString());
        event.put("datacontenttype", "application/json");
        event.put("data", Map.of("challenge", text));
        return PartnerJson.write(event);
    }
}
