package org.throughline.agencies.channels.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.throughline.agencies.PartnerJson;
import org.throughline.agencies.channels.webhook.WebhookSignature.Verdict;

class TrialKeyTest {
    private static final Instant MONDAY = Instant.parse("2025-03-03T09:00:00.5Z");

    private final Random chance = new Random(7);
    private final TrialKey key = TrialKey.draw(chance, MONDAY);

    private Verdict verdict(String secret) {
        return WebhookSignature.verify(
                List.of(secret),
                key.headers().get("webhook-id"),
                key.headers().get("webhook-timestamp"),
                key.headers().get("webhook-signature"),
                key.body().getBytes(StandardCharsets.UTF_8),
                MONDAY);
    }

    @Test
    void the_call_is_signed_with_the_key_and_with_no_other() {
        assertThat(Secret.isOne(key.secret())).isTrue();
        assertThat(verdict(key.secret())).isEqualTo(Verdict.GENUINE);
        assertThat(verdict(TrialKey.draw(chance, MONDAY).secret())).isEqualTo(Verdict.WRONG);
    }

    @Test
    void the_call_is_the_challenge_of_the_set_up_and_about_no_case() {
        var event = PartnerJson.tree(key.body());
        assertThat(event.path("type").asString()).isEqualTo("throughline.challenge.v1");
        assertThat(event.path("time").asString()).isEqualTo(MONDAY.toString());
        assertThat(event.path("data").path("challenge").asString()).hasSize(32);
        assertThat(event.has("subject")).isFalse();
        assertThat(key.headers())
                .containsKeys("webhook-id", "webhook-timestamp", "webhook-signature");
        // The page shows it in single quotes, as a word of a command.
        assertThat(key.body() + key.secret() + key.headers()).doesNotContain("'", "\n");
    }

    @Test
    void it_is_not_told_by_accident() {
        assertThat(key.toString()).isEqualTo("TrialKey");
    }
}
