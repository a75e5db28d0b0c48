package org.throughline.agencies.channels.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.throughline.agencies.channels.webhook.WebhookSignature.Verdict;

/** The values of the first test are those that the Standard Webhooks libraries publish. */
class WebhookSignatureTest {
    private static final String SECRET = "MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
    private static final String OTHER = "whsec_QUJDREVGR0hJSktMTU5PUFFSU1RVVldY";
    private static final String ID = "msg_p5jXN8AQM9LWM0D4loKWxJek";
    private static final Instant SENT = Instant.ofEpochSecond(1614265330);
    private static final byte[] BODY = "{\"test\": 2432232314}".getBytes(StandardCharsets.UTF_8);
    private static final String SIGNATURE = "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=";

    @Test
    void the_published_example_is_signed_as_published() {
        assertThat(WebhookSignature.sign(SECRET, ID, SENT, BODY)).isEqualTo(SIGNATURE);
        assertThat(WebhookSignature.sign("whsec_" + SECRET, ID, SENT, BODY)).isEqualTo(SIGNATURE);
        assertThat(verdict(SIGNATURE, BODY, SENT)).isEqualTo(Verdict.GENUINE);
    }

    @Test
    void one_good_signature_among_several_is_enough_and_so_is_one_of_two_secrets() {
        assertThat(verdict("v1a,abc v1,AAAA " + SIGNATURE, BODY, SENT)).isEqualTo(Verdict.GENUINE);
        assertThat(
                        WebhookSignature.verify(
                                List.of(OTHER, SECRET), ID, "1614265330", SIGNATURE, BODY, SENT))
                .isEqualTo(Verdict.GENUINE);
    }

    @Test
    void a_changed_byte_another_id_another_secret_or_another_scheme_is_wrong() {
        var changed = BODY.clone();
        changed[3]++;
        assertThat(verdict(SIGNATURE, changed, SENT)).isEqualTo(Verdict.WRONG);
        assertThat(
                        WebhookSignature.verify(
                                List.of(SECRET), ID + "x", "1614265330", SIGNATURE, BODY, SENT))
                .isEqualTo(Verdict.WRONG);
        assertThat(WebhookSignature.verify(List.of(OTHER), ID, "1614265330", SIGNATURE, BODY, SENT))
                .isEqualTo(Verdict.WRONG);
        assertThat(verdict(SIGNATURE.replace("v1,", "v2,"), BODY, SENT)).isEqualTo(Verdict.WRONG);
        assertThat(verdict("v1,%%%", BODY, SENT)).isEqualTo(Verdict.WRONG);
        assertThat(WebhookSignature.verify(List.of(), ID, "1614265330", SIGNATURE, BODY, SENT))
                .isEqualTo(Verdict.WRONG);
    }

    @Test
    void a_message_is_in_time_for_five_minutes_on_either_side() {
        assertThat(verdict(SIGNATURE, BODY, SENT.plusSeconds(300))).isEqualTo(Verdict.GENUINE);
        assertThat(verdict(SIGNATURE, BODY, SENT.minusSeconds(300))).isEqualTo(Verdict.GENUINE);
        assertThat(verdict(SIGNATURE, BODY, SENT.plusSeconds(301))).isEqualTo(Verdict.OUT_OF_TIME);
        assertThat(verdict(SIGNATURE, BODY, SENT.minusSeconds(301))).isEqualTo(Verdict.OUT_OF_TIME);
    }

    @Test
    void a_missing_or_unreadable_header_is_refused() {
        assertThat(WebhookSignature.verify(List.of(SECRET), null, "1", SIGNATURE, BODY, SENT))
                .isEqualTo(Verdict.UNREADABLE);
        assertThat(WebhookSignature.verify(List.of(SECRET), " ", "1", SIGNATURE, BODY, SENT))
                .isEqualTo(Verdict.UNREADABLE);
        assertThat(WebhookSignature.verify(List.of(SECRET), ID, null, SIGNATURE, BODY, SENT))
                .isEqualTo(Verdict.UNREADABLE);
        assertThat(WebhookSignature.verify(List.of(SECRET), ID, "today", SIGNATURE, BODY, SENT))
                .isEqualTo(Verdict.UNREADABLE);
        assertThat(WebhookSignature.verify(List.of(SECRET), ID, "1614265330", null, BODY, SENT))
                .isEqualTo(Verdict.UNREADABLE);
    }

    private static Verdict verdict(String signature, byte[] body, Instant now) {
        return WebhookSignature.verify(List.of(SECRET), ID, "1614265330", signature, body, now);
    }
}
