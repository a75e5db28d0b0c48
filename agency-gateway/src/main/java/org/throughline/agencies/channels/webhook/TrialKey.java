package org.throughline.agencies.channels.webhook;

import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;

/**
 * A secret that is valid for nothing, with a call that is signed with it: for whoever writes a
 * receiver before anything is set up. It is told once and kept nowhere.
 *
 * @param headers of the call, in the order in which they are sent
 * @param body of the call, as it travels
 */
public record TrialKey(String secret, Map<String, String> headers, String body) {
    public TrialKey {
        headers = Collections.unmodifiableMap(new LinkedHashMap<>(headers));
    }

    static TrialKey draw(RandomGenerator chance, Instant now) {
        var secret = Secret.draw(chance);
        var call = SignedChallenge.draw(chance, now, List.of(Secret.of(secret)));
        return new TrialKey(secret, call.headers(), call.body());
    }

    @Override
    public String toString() {
        return "TrialKey";
    }
}
