package org.throughline.casefile.sending;

import static org.assertj.core.api.Assertions.assertThat;
import static org.throughline.casefile.Brackenford.HOMES;
import static org.throughline.casefile.ReferralFacts.FIRST;

import java.util.List;
import org.junit.jupiter.api.Test;

class PreviewDigestTest {

    private static final PreviewDigest DIGEST =
            PreviewDigest.of(HOMES, FIRST, List.of("topic:plan", "ReferralSent.ask"), "c1", 7);

    @Test
    void the_same_preview_has_the_same_digest_in_whatever_order_the_items_were_ticked() {
        assertThat(
                        PreviewDigest.of(
                                HOMES, FIRST, List.of("ReferralSent.ask", "topic:plan"), "c1", 7))
                .isEqualTo(DIGEST);
    }

    @Test
    void a_digest_never_changes_its_form() {
        assertThat(DIGEST.value()).matches("sha256:[0-9a-f]{64}");
    }

    @Test
    void a_preview_of_more_has_another_digest() {
        assertThat(PreviewDigest.of(HOMES, FIRST, List.of("topic:plan"), "c1", 7))
                .isNotEqualTo(DIGEST);
        assertThat(
                        PreviewDigest.of(
                                HOMES, FIRST, List.of("topic:plan", "ReferralSent.ask"), "c1", 8))
                .isNotEqualTo(DIGEST);
    }
}
