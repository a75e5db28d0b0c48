package org.throughline.views.rights;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.throughline.casefile.Actor;
import org.throughline.casefile.RecordedEvent;
import org.throughline.casefile.Role;
import org.throughline.casefile.events.CaseEvent;
import org.throughline.casefile.events.CaseLifeEvent.CaseClosed;
import org.throughline.casefile.events.CaseLifeEvent.CaseOpened;
import org.throughline.casefile.events.CaseLifeEvent.CaseReopened;
import org.throughline.casefile.events.ClientEvent.HouseholdMemberAdded;
import org.throughline.casefile.events.RightsEvent.AccessRequestReceived;
import org.throughline.casefile.events.RightsEvent.DisclosurePackIssued;
import org.throughline.casefile.events.RightsEvent.ErasureDecided;
import org.throughline.casefile.events.RightsEvent.LegalHoldLifted;
import org.throughline.casefile.events.RightsEvent.LegalHoldPlaced;
import org.throughline.casefile.events.RightsEvent.RetentionReviewed;
import org.throughline.casefile.events.RightsEvent.SubjectKeyDestroyed;
import org.throughline.casefile.ids.AgencyId;
import org.throughline.casefile.ids.CaseId;
import org.throughline.casefile.ids.PersonId;
import org.throughline.views.rights.OpenRight.Kind;

class RightsOfCaseTest {
    private static final Instant LATE = Instant.parse("2025-06-02T23:30:00Z");
    private static final CaseOpened OPENED =
            new CaseOpened("R-1", "support", "self", "mobile", null, false, LATE, "Rosa");
    private static final CaseEvent CLOSED =
            new CaseClosed("resolved", true, false, List.of("help"));
    private static final LocalDate MAY = LocalDate.parse("2026-05-01");

    private static RightsOfCase after(CaseEvent... events) {
        var history = new ArrayList<RecordedEvent>();
        history.add(recorded(1, OPENED));
        for (var event : events) {
            history.add(recorded(history.size() + 1, event));
        }
        return new RightsOfCase(history);
    }

    private static RecordedEvent recorded(int seq, CaseEvent event) {
        return new RecordedEvent(
                seq,
                new CaseId("ROSA"),
                seq,
                "event-" + seq,
                event.type(),
                1,
                LATE,
                "exact",
                LATE.plusSeconds(seq),
                null,
                new Actor(new PersonId("DP-1"), Role.DATA_LEAD, AgencyId.PROJECT),
                null,
                "c-" + seq,
                null,
                null,
                null,
                event,
                Map.of());
    }

    private static List<String> open(CaseEvent... events) {
        return after(events).open("ROSA", OPENED).stream()
                .map(one -> one.kind() + " " + one.itemId())
                .toList();
    }

    private static AccessRequestReceived asked(String id) {
        return new AccessRequestReceived(id, "client", List.of("file"), "pending", MAY, MAY);
    }

    private static ErasureDecided decided(String person, String outcome) {
        return new ErasureDecided("e-1", person, outcome, "none", "Moved away.");
    }

    private static SubjectKeyDestroyed destroyed(String person) {
        return new SubjectKeyDestroyed(person, "k-1", new PersonId("SV-1"), "sha256:0");
    }

    @Test
    void a_request_waits_until_its_own_pack_is_issued() {
        assertThat(open(asked("q1"), asked("q2"), new DisclosurePackIssued("q1", List.of(), "d")))
                .containsExactly(Kind.ACCESS + " q2");
    }

    @Test
    void an_erasure_waits_until_the_key_is_destroyed() {
        assertThat(open(decided("client", "granted"))).containsExactly(Kind.ERASURE + " client");
        assertThat(open(decided("client", "part"))).containsExactly(Kind.ERASURE + " client");
        assertThat(open(decided("client", "refused"))).isEmpty();
        assertThat(open(decided("client", "granted"), decided("client", "refused"))).isEmpty();
        assertThat(open(decided("client", "granted"), destroyed("client"))).isEmpty();
    }

    @Test
    void a_hold_stays_until_it_is_lifted() {
        assertThat(
                        open(
                                new LegalHoldPlaced("h1", "court", null),
                                new LegalHoldPlaced("h2", "court", null),
                                new LegalHoldLifted("h1")))
                .containsExactly(Kind.HOLD + " h2");
    }

    @Test
    void a_case_is_kept_from_the_london_day_on_which_it_was_closed() {
        assertThat(after().closed("ROSA", OPENED)).isEmpty();
        assertThat(after(CLOSED, new CaseReopened("Again")).closed("ROSA", OPENED)).isEmpty();
        assertThat(after(CLOSED).closed("ROSA", OPENED))
                .contains(
                        new ClosedCase(
                                "ROSA",
                                "R-1",
                                LocalDate.parse("2025-06-03"),
                                "resolved",
                                false,
                                null,
                                null,
                                null,
                                1));
    }

    @Test
    void a_review_counts_for_the_closing_that_it_followed() {
        var kept = new RetentionReviewed("keep", MAY);
        assertThat(after(CLOSED, kept).closed("ROSA", OPENED))
                .hasValueSatisfying(one -> {
                    assertThat(one.nextOn()).isEqualTo(MAY);
                    assertThat(one.reviewedOn()).isEqualTo("2025-06-03");
                });
        assertThat(after(CLOSED, kept, new CaseReopened("Again"), CLOSED).closed("ROSA", OPENED))
                .hasValueSatisfying(one -> assertThat(one.nextOn()).isNull());
    }

    @Test
    void a_case_is_deleted_when_nobody_of_it_can_be_read() {
        var member = new HouseholdMemberAdded("m-1", "child", "5-10", true, "Ana Lind");
        var delete = new RetentionReviewed("delete", null);
        assertThat(after(member, CLOSED, delete, destroyed("client")).closed("ROSA", OPENED))
                .hasValueSatisfying(one -> assertThat(one.isDeleted()).isFalse());
        assertThat(
                        after(member, CLOSED, delete, destroyed("client"), destroyed("m-1"))
                                .closed("ROSA", OPENED))
                .hasValueSatisfying(one -> assertThat(one.isDeleted()).isTrue());
    }
}
