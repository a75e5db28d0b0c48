package org.throughline.casefile.partner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.throughline.casefile.Brackenford.MONDAY;
import static org.throughline.casefile.Brackenford.POLICE;
import static org.throughline.casefile.Brackenford.ROSA;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.throughline.casefile.ids.AgencyId;
import org.throughline.casefile.partner.Served.State;
import org.throughline.casefile.sharing.Level;

class ServedTest {
    private static final Map<String, Object> INCIDENT =
            Map.of("placeKind", "home", "account", "They shouted.");

    private final List<PartnerEntry> told = new ArrayList<>();
    private final List<Mask> masks = new ArrayList<>();

    /**
     * An entry of an event that was recorded that many minutes after nine. An offer of help was
     * corrected before it was released.
     */
    private ServedTest told(
            String type,
            int minute,
            Map<String, Object> payload,
            @Nullable Integer raises,
            @Nullable String target) {
        var at = MONDAY.plus(Duration.ofMinutes(minute));
        told.add(
                new PartnerEntry(
                        POLICE,
                        ROSA,
                        told.size() + 1L,
                        told.size() + 1,
                        "event-" + minute,
                        type,
                        1,
                        at,
                        "exact",
                        at,
                        at,
                        type.equals("IncidentRecorded") ? Level.SHARED : Level.CODED,
                        false,
                        raises,
                        AgencyId.PROJECT,
                        target,
                        null,
                        type.equals("HelpOffered"),
                        payload));
        return this;
    }

    private ServedTest told(String type, int minute, Map<String, Object> payload) {
        return told(type, minute, payload, null, null);
    }

    private ServedTest corrected(int minute, int target, String field, Object value) {
        var changes = List.of(Map.of("field", field, "value", value));
        return notice("EventCorrected", minute, target, Map.of("changes", changes));
    }

    private ServedTest notice(String type, int minute, int target, Map<String, Object> payload) {
        return told(type, minute, payload, null, "event-" + target);
    }

    private Served first(boolean gateIsOpen) {
        return Served.of(told, masks, gateIsOpen).getFirst();
    }

    @Test
    void a_corrected_entry_shows_the_latest_value_with_a_mark_and_its_notices() {
        told("IncidentRecorded", 1, INCIDENT)
                .corrected(2, 1, "placeKind", "street")
                .corrected(3, 1, "placeKind", "shop");

        assertThat(first(true).payload()).containsEntry("placeKind", "shop");
        assertThat(first(true).isCorrected()).isTrue();
        assertThat(first(true).notices()).containsExactly("event-2", "event-3");
        assertThat(first(true).entry().agencySeq()).isEqualTo(1);
    }

    @Test
    void a_field_that_was_never_told_is_not_shown_by_a_correction() {
        told("IncidentRecorded", 1, Map.of("placeKind", "home")).corrected(2, 1, "account", "No.");

        assertThat(first(true).payload()).doesNotContainKey("account");
    }

    @Test
    void an_entry_that_was_released_corrected_shows_the_mark_without_a_notice() {
        told("HelpOffered", 1, Map.of("answer", "accepted"));

        assertThat(first(true).isCorrected()).isTrue();
        assertThat(first(true).notices()).isEmpty();
    }

    @Test
    void a_corrected_time_is_shown_in_the_same_place() {
        told("IncidentRecorded", 1, INCIDENT).corrected(2, 1, "occurredAt", "2025-03-02T18:00:00Z");

        assertThat(first(true).occurredAt()).isEqualTo(Instant.parse("2025-03-02T18:00:00Z"));
        assertThat(first(true).entry().recordedAt()).isEqualTo(MONDAY.plus(Duration.ofMinutes(1)));
    }

    @Test
    void how_exactly_a_time_is_known_is_served_as_corrected() {
        told("IncidentRecorded", 1, INCIDENT).corrected(2, 1, "precision", "month");

        assertThat(first(true).precision()).isEqualTo("month");
    }

    @Test
    void a_redacted_field_is_masked_whatever_corrections_come_before_or_after() {
        told("IncidentRecorded", 1, INCIDENT)
                .corrected(2, 1, "account", "Mr Hale shouted.")
                .notice("EventRedacted", 3, 1, Map.of("fields", List.of("account")))
                .corrected(4, 1, "account", "Mr Hale yelled.");

        assertThat(first(true).payload()).containsEntry("account", "[redacted]");
        assertThat(first(true).isRedacted()).isTrue();
        assertThat(Served.of(told, masks, true).get(1).payload().get("changes"))
                .isEqualTo(List.of(Map.of("field", "account", "value", "[redacted]")));
    }

    @Test
    void other_words_stand_for_a_redacted_field_where_there_are_any() {
        told("IncidentRecorded", 1, INCIDENT)
                .corrected(2, 1, "account", "Mr Hale shouted.")
                .notice("EventRedacted", 3, 1, Map.of("fields", List.of("account")));
        masks.add(new Mask(POLICE, "event-1", Map.of("account", "A neighbour shouted.")));

        assertThat(first(true).payload()).containsEntry("account", "A neighbour shouted.");
        assertThat(Served.of(told, masks, true).get(1).payload().get("changes"))
                .isEqualTo(List.of(Map.of("field", "account", "value", "A neighbour shouted.")));
        assertThat(Served.of(told, masks, true))
                .extracting(Served::isRedacted)
                .containsExactly(true, true, false);
    }

    @Test
    void an_entry_that_was_released_masked_shows_the_mark_without_a_notice() {
        told("IncidentRecorded", 1, Map.of("account", "A neighbour shouted."));
        masks.add(new Mask(POLICE, "event-1", Map.of("account", "A neighbour shouted.")));

        assertThat(first(true).isRedacted()).isTrue();
        assertThat(first(true).notices()).isEmpty();
    }

    @Test
    void a_feed_shows_what_holds_now_in_every_entry_that_was_ever_sent() {
        told("IncidentRecorded", 1, Map.of("account", "Mr Hale shouted."))
                .told("IncidentRecorded", 1, INCIDENT, 1, null)
                .notice("EventRedacted", 2, 1, Map.of("fields", List.of("account")));

        assertThat(Served.feed(told, masks, true))
                .extracting(served -> served.payload().get("account"))
                .containsExactly("[redacted]", "[redacted]", null);
    }

    @Test
    void an_entry_in_error_is_a_tombstone_in_the_feed_and_absent_from_the_timeline() {
        told("IncidentRecorded", 1, INCIDENT).notice("EventEnteredInError", 2, 1, Map.of());

        assertThat(first(true).state()).isEqualTo(State.TOMBSTONE);
        assertThat(first(true).payload()).isEmpty();
        assertThat(Served.timeline(told, masks, true))
                .extracting(served -> served.entry().type())
                .containsExactly("EventEnteredInError");
    }

    @Test
    void a_closed_gate_empties_entries_but_not_notices_and_last_words() {
        told("IncidentRecorded", 1, INCIDENT)
                .corrected(2, 1, "placeKind", "street")
                .told("ReferralWithdrawn", 3, Map.of("reasonCode", "need-met"));

        assertThat(Served.of(told, masks, false))
                .extracting(Served::state)
                .containsExactly(State.EMPTIED, State.WHOLE, State.WHOLE);
        assertThat(first(false).payload()).isEmpty();
        assertThat(Served.of(told, masks, false).get(1).payload()).isNotEmpty();
    }

    @Test
    void a_raise_replaces_the_earlier_entry_in_the_same_place_on_display() {
        told("IncidentRecorded", 1, Map.of("placeKind", "home"))
                .told("HelpOffered", 2, Map.of())
                .told("IncidentRecorded", 1, INCIDENT, 1, null);

        assertThat(Served.timeline(told, masks, true))
                .extracting(served -> served.entry().agencySeq())
                .containsExactly(3, 2);
        assertThat(Served.of(told, masks, true))
                .extracting(served -> served.entry().agencySeq())
                .containsExactly(2, 3);
        assertThat(Served.timeline(told, masks, true).getFirst().payload()).containsKey("account");
    }

    @Test
    void the_display_order_is_by_time_of_recording_and_not_of_release() {
        told("ReferralSent", 9, Map.of())
                .told("IncidentRecorded", 1, INCIDENT)
                .told("HelpOffered", 5, Map.of());

        assertThat(Served.timeline(told, masks, true))
                .extracting(served -> served.entry().eventId())
                .containsExactly("event-1", "event-5", "event-9");
    }
}
