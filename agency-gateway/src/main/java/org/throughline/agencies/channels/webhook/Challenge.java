package org.throughline.agencies.channels.webhook;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.random.RandomGenerator;
import org.throughline.agencies.channels.webhook.AddressFilter.Forbidden;

/**
 * Asks an address whether somebody there expects our calls: a signed event of no case, whose random
 * text has to come back.
 */
final class Challenge {
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
        var drawn = SignedChallenge.draw(chance, clock.instant(), secrets);
        var answer =
                call.post(
                        endpoint,
                        filter.resolved(endpoint),
                        drawn.headers(),
                        drawn.body().getBytes(StandardCharsets.UTF_8),
                        true);
        return new Answered(answer.status(), answer.body().contains(drawn.text()));
    }
}
