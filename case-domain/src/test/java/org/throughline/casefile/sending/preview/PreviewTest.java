package org.throughline.casefile.sending.preview;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.throughline.casefile.Brackenford.HOMES;
import static org.throughline.casefile.Brackenford.POLICE;
import static org.throughline.casefile.Brackenford.TUESDAY;
import static org.throughline.casefile.StoryFacts.FIRST;
import static org.throughline.casefile.StoryFacts.SECOND;
import static org.throughline.casefile.StoryFacts.consent;
import static org.throughline.casefile.StoryFacts.declined;
import static org.throughline.casefile.StoryFacts.details;
import static org.throughline.casefile.StoryFacts.help;
import static org.throughline.casefile.StoryFacts.inError;
import static org.throughline.casefile.StoryFacts.incident;
import static org.throughline.casefile.StoryFacts.opened;
import static org.throughline.casefile.StoryFacts.redacted;
import static org.throughline.casefile.StoryFacts.sent;
import static org.throughline.casefile.StoryFacts.wholeGrant;
import static org.throughline.casefile.sending.preview.Sendings.asked;
import static org.throughline.casefile.sending.preview.Sendings.fact;
import static org.throughline.casefile.sending.preview.Sendings.preview;
import static org.throughline.casefile.sending.preview.Sendings.toPolice;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.throughline.casefile.CaseCommand;
import org.throughline.casefile.CaseStory;
import org.throughline.casefile.Decider;
import org.throughline.casefile.codes.Purpose;
import org.throughline.casefile.codes.Urgency;
import org.throughline.casefile.events.ReferralEvent.ReferralInfoRequested;
import org.throughline.casefile.events.ReferralEvent.ReferralInfoSupplied;
import org.throughline.casefile.events.ReferralEvent.ReferralRerouted;
import org.throughline.casefile.events.ReferralEvent.ReferralSent;
import org.throughline.casefile.sending.RerouteReferral;
import org.throughline.casefile.sending.Sending;
import org.throughline.casefile.sending.SupplyReferralInfo;

class PreviewTest {
    private final CaseStory story =
            new CaseStory()
                    .commits(
                            opened(),
                            incident("a"),
                            help("accepted"),
                            details(),
                            consent(
                                    "c-1",
                                    wholeGrant(POLICE, Purpose.REPORT),
                                    wholeGrant(HOMES, Purpose.HOUSING)));

    @Test
    void what_was_recorded_before_leaves_with_the_sending_as_a_late_release() {
        var preview =
                preview(
                        Sending.SEND,
                        story,
                        toPolice(story, "topic:incident", "IncidentRecorded.account"));

        assertThat(preview.to()).isEqualTo(POLICE);
        assertThat(preview.basisRef()).isEqualTo("c-1");
        assertThat(lines(preview.entries()))
                .containsExactly("1 M late", "2 S late", "3 M late", "4 C late", "5 C late", "6 C");
        assertThat(preview.entries().get(1).fields())
                .containsEntry("account", "They shouted at the door.")
                .doesNotContainKey("place");
    }

    @Test
    void what_was_previewed_of_a_sending_is_what_is_released_and_what_the_fact_proves() {
        agree(
                Sending.SEND,
                toPolice(story, "topic:incident", "IncidentRecorded.place", "ReferralSent.ask"));
    }

    @Test
    void what_was_previewed_of_a_reroute_is_what_is_released_and_what_the_fact_proves() {
        story.commits(sent(FIRST, HOMES, "c-1", Purpose.HOUSING, "topic:plan"), declined(FIRST));
        var reroute =
                new RerouteReferral(
                        FIRST,
                        SECOND,
                        POLICE,
                        "report-support",
                        null,
                        "outlook",
                        Purpose.REPORT,
                        Urgency.HIGH,
                        "no-response",
                        "Rosa",
                        "Please call.",
                        List.of("topic:incident", "ReferralRerouted.ask"),
                        "c-1",
                        story.history().size());

        agree(Sending.REROUTE, reroute);
    }

    @Test
    void what_was_previewed_of_an_answer_is_what_is_released_and_what_the_fact_proves() {
        story.commits(
                sent(FIRST, POLICE, "c-1", Purpose.REPORT, "topic:plan"),
                new ReferralInfoRequested(FIRST, "Which door?"));
        var items =
                List.of(
                        "topic:incident",
                        "IncidentRecorded.account",
                        "ReferralInfoSupplied.answer");

        var entries =
                agree(
                        Sending.SUPPLY,
                        new SupplyReferralInfo(
                                FIRST, items, "The front door", "c-1", story.history().size()));

        assertThat(lines(entries)).containsExactly("2 S late", "8 S");
    }

    /** The preview, then the sending itself, and what the addressee was told by it. */
    private <C extends CaseCommand, S> List<Leaving> agree(Decider<C, S> decider, C command) {
        var fact = fact(decider, story, command, TUESDAY);
        var preview = Preview.of(story.history(), fact, asked(story, command, TUESDAY));
        story.at(TUESDAY).commit(fact);

        assertThat(preview.entries())
                .isNotEmpty()
                .isEqualTo(
                        story.told(POLICE).stream()
                                .filter(release -> release.releasedAt().equals(TUESDAY))
                                .map(Leaving::of)
                                .toList());
        var kept =
                switch (fact) {
                    case ReferralSent sent -> sent.previewDigest();
                    case ReferralRerouted rerouted -> rerouted.previewDigest();
                    case ReferralInfoSupplied supplied -> supplied.previewDigest();
                    default -> "";
                };
        assertThat(preview.digest()).matches("sha256:[0-9a-f]{64}").isEqualTo(kept);
        return preview.entries();
    }

    @Test
    void what_the_agency_holds_already_does_not_leave_again() {
        story.commit(
                sent(
                        FIRST,
                        POLICE,
                        "c-1",
                        Purpose.REPORT,
                        "topic:incident",
                        "IncidentRecorded.place"));
        var entries =
                preview(
                                Sending.SEND,
                                story,
                                toPolice(story, "topic:incident", "IncidentRecorded.account"))
                        .entries();

        assertThat(lines(entries)).containsExactly("2 S late", "7 C");
        assertThat(entries.getFirst().isRaise()).isTrue();
        assertThat(entries.getFirst().fields()).containsKeys("place", "account");
    }

    @Test
    void an_event_in_error_does_not_leave_and_a_masked_field_leaves_masked() {
        story.commits(incident("b"), inError(6), redacted(2, "account", "He shouted."));
        var preview =
                preview(
                        Sending.SEND,
                        story,
                        toPolice(story, "topic:incident", "IncidentRecorded.account"));

        assertThat(preview.entries()).extracting(Leaving::caseSeq).doesNotContain(6, 7, 8);
        assertThat(preview.dropped()).extracting(Dropped::caseSeq).doesNotContain(6, 7, 8);
        assertThat(preview.entries().get(1).fields()).containsEntry("account", "He shouted.");
    }

    @Test
    void only_a_sending_has_a_preview() {
        var command = toPolice(story, "topic:plan");
        assertThatThrownBy(() ->
                        Preview.of(story.history(), help("later"), asked(story, command, TUESDAY)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static Stream<String> lines(List<Leaving> entries) {
        return entries.stream()
                .map(one ->
                        one.caseSeq() + " " + one.level().letter() + (one.isLate() ? " late" : ""));
    }
}
