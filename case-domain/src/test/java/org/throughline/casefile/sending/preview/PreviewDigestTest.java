package org.throughline.casefile.sending.preview;

import static org.assertj.core.api.Assertions.assertThat;
import static org.throughline.casefile.Brackenford.HOMES;
import static org.throughline.casefile.Brackenford.POLICE;
import static org.throughline.casefile.Brackenford.TUESDAY;
import static org.throughline.casefile.Brackenford.WEDNESDAY;
import static org.throughline.casefile.StoryFacts.consent;
import static org.throughline.casefile.StoryFacts.corrected;
import static org.throughline.casefile.StoryFacts.details;
import static org.throughline.casefile.StoryFacts.grant;
import static org.throughline.casefile.StoryFacts.help;
import static org.throughline.casefile.StoryFacts.incident;
import static org.throughline.casefile.StoryFacts.opened;
import static org.throughline.casefile.StoryFacts.wholeGrant;
import static org.throughline.casefile.sending.preview.Sendings.fact;
import static org.throughline.casefile.sending.preview.Sendings.preview;
import static org.throughline.casefile.sending.preview.Sendings.toPolice;

import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.throughline.casefile.CaseStory;
import org.throughline.casefile.codes.DataClass;
import org.throughline.casefile.codes.Purpose;
import org.throughline.casefile.codes.Urgency;
import org.throughline.casefile.events.ReferralEvent.ReferralSent;
import org.throughline.casefile.sending.SendReferral;
import org.throughline.casefile.sending.Sending;
import org.throughline.casefile.sharing.Level;

class PreviewDigestTest {
    private static final String[] ITEMS = {
        "topic:incident",
        "IncidentRecorded.account",
        "ClientDetailsRecorded.address",
        "ContactSafetySet.rules",
        "ReferralSent.clientName",
        "ReferralSent.ask"
    };

    private static CaseStory story() {
        return new CaseStory()
                .commits(
                        opened(),
                        incident("a"),
                        details(),
                        consent(
                                "c-1",
                                wholeGrant(POLICE, Purpose.REPORT),
                                grant(HOMES, Purpose.HOUSING, DataClass.CODE)));
    }

    private static String digest(CaseStory story, UnaryOperator<SendReferral> change) {
        return preview(Sending.SEND, story, change.apply(toPolice(story, ITEMS))).digest();
    }

    private static String digest(CaseStory story) {
        return digest(story, UnaryOperator.identity());
    }

    @Test
    void whatever_changes_in_what_leaves_changes_the_digest() {
        var digests =
                Stream.of(
                        digest(story()),
                        digest(story(), send -> with(send, "Call today.", "Rosa", ITEMS)),
                        digest(story(), send -> with(send, "Please call.", null, ITEMS)),
                        digest(story(), send -> with(send, "Please call.", "Rose", ITEMS)),
                        digest(
                                story(),
                                send -> with(send, "Please call.", "Rosa", "ReferralSent.ask")),
                        digest(story().commit(help("accepted"))),
                        digest(story().commit(incident("b"))),
                        digest(story().commit(corrected(2, "account", "They threw stones."))),
                        digest(story().commit(corrected(3, "address", Map.of("line1", "2 Mill")))),
                        digest(story().commit(corrected(2, "kinds", List.of("threat", "spit")))),
                        digest(story().commit(corrected(2, "kinds", List.of("threat,spit")))));

        assertThat(digests).hasSize(11).doesNotHaveDuplicates();
    }

    @Test
    void what_does_not_leave_does_not_change_the_digest() {
        assertThat(digest(story().commit(corrected(3, "ethnicity", "other"))))
                .isEqualTo(digest(story().commit(corrected(3, "ethnicity", "arab"))));
    }

    @Test
    void the_clock_does_not_change_the_digest() {
        var story = story();
        var send = toPolice(story, ITEMS);
        var today = (ReferralSent) fact(Sending.SEND, story, send, TUESDAY);
        var tomorrow = (ReferralSent) fact(Sending.SEND, story, send, WEDNESDAY);

        assertThat(tomorrow.respondBy()).isAfter(today.respondBy());
        assertThat(tomorrow.previewDigest()).isEqualTo(today.previewDigest());
    }

    @Test
    void every_value_is_rendered_so_that_it_can_be_read_in_one_way_only() {
        assertThat(
                        Rendering.of(
                                List.of(
                                        new Leaving(
                                                7,
                                                "ReferralSent",
                                                TUESDAY,
                                                "exact",
                                                Level.SHARED,
                                                false,
                                                false,
                                                Map.of(
                                                        "respondBy",
                                                        "2025-03-04T09:00:00Z",
                                                        "previewDigest",
                                                        "sha256:0",
                                                        "shareSet",
                                                        List.of("a", true, 3),
                                                        "ask",
                                                        Map.of("y", "4:", "x", false))))))
                .isEqualTo(
                        "l1:s12:ReferralSenti7;s1:Sm2:s3:askm2:s1:xfs1:ys2:4:s8:shareSetl3:s1:ati3;");
    }

    private static SendReferral with(
            SendReferral send, String ask, @Nullable String clientName, String... items) {
        return new SendReferral(
                send.referralId(),
                send.agency(),
                send.service(),
                null,
                send.needCategory(),
                send.purpose(),
                Urgency.HIGH,
                clientName,
                ask,
                List.of(items),
                send.basisRef(),
                send.previewSeq());
    }
}
