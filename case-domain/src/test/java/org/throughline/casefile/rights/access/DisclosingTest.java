package org.throughline.casefile.rights.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.throughline.casefile.Brackenford.DAPHNE;
import static org.throughline.casefile.CaseHistory.given;
import static org.throughline.casefile.StoryFacts.opened;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.throughline.casefile.CaseHistory;
import org.throughline.casefile.Decision.Recorded;
import org.throughline.casefile.Refusal;
import org.throughline.casefile.events.CaseEvent;
import org.throughline.casefile.events.RightsEvent.AccessRequestReceived;
import org.throughline.casefile.events.RightsEvent.ClockResumed;
import org.throughline.casefile.events.RightsEvent.DisclosurePackIssued;
import org.throughline.casefile.ids.Digest;

class DisclosingTest {

    private static final ClockResumed CONFIRMED = new ClockResumed("q1", "confirmed");

    @Test
    void a_pack_names_what_it_was_made_from_by_a_digest() {
        var chain =
                Digest.of(
                        Digest.of("\n1 event-1 CaseOpened") + "\n2 event-2 AccessRequestReceived");

        given(Disclosing.DECIDER, opened(), received("confirmed"))
                .by(DAPHNE)
                .when(new IssueDisclosurePack("q1", List.of("third-party", "crime")))
                .thenRecorded(
                        new DisclosurePackIssued(
                                "q1",
                                List.of("third-party", "crime"),
                                Digest.of("ROSA\nq1\ncrime third-party\n2\n" + chain)));
    }

    @Test
    void another_event_and_another_exemption_make_another_digest() {
        var first = digest(new IssueDisclosurePack("q1", List.of()), received("confirmed"));
        var later =
                digest(new IssueDisclosurePack("q1", List.of()), received("confirmed"), opened());
        var narrower =
                digest(new IssueDisclosurePack("q1", List.of("crime")), received("confirmed"));

        assertThat(List.of(first, later, narrower)).doesNotHaveDuplicates();
        assertThat(digest(new IssueDisclosurePack("q1", List.of()), received("confirmed")))
                .isEqualTo(first);
    }

    @Test
    void nobody_gets_the_file_before_it_is_known_who_they_are() {
        given(Disclosing.DECIDER, received("pending"))
                .by(DAPHNE)
                .when(new IssueDisclosurePack("q1", List.of()))
                .thenRefused(Refusal.IDENTITY_UNCONFIRMED, "requestId");
    }

    @Test
    void the_identity_is_confirmed_when_the_clock_goes_on() {
        var issued =
                digest(new IssueDisclosurePack("q1", List.of()), received("pending"), CONFIRMED);

        assertThat(issued).startsWith("sha256:").hasSize(71);
    }

    @Test
    void the_last_word_on_the_identity_counts() {
        given(Disclosing.DECIDER, received("confirmed"), new ClockResumed("q1", "pending"))
                .by(DAPHNE)
                .when(new IssueDisclosurePack("q1", List.of()))
                .thenRefused(Refusal.IDENTITY_UNCONFIRMED, "requestId");
    }

    @Test
    void a_pack_needs_a_request() {
        given(Disclosing.DECIDER, received("confirmed"))
                .by(DAPHNE)
                .when(new IssueDisclosurePack("q2", List.of()))
                .thenRefused(Refusal.NOT_FOUND, "requestId");
    }

    private static String digest(IssueDisclosurePack pack, CaseEvent... history) {
        CaseHistory.Outcome outcome = given(Disclosing.DECIDER, history).by(DAPHNE).when(pack);
        assertThat(outcome.decision()).isInstanceOf(Recorded.class);
        var issued = (DisclosurePackIssued) ((Recorded) outcome.decision()).events().getFirst();
        return issued.manifestDigest();
    }

    private static AccessRequestReceived received(String identity) {
        return new AccessRequestReceived(
                "q1",
                "client",
                List.of("file"),
                identity,
                LocalDate.parse("2025-03-03"),
                LocalDate.parse("2025-04-03"));
    }
}
