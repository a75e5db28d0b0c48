package org.throughline.server.pages.corrections;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.throughline.agencies.releasing.ReleasedEntry;
import org.throughline.casefile.RecordedEvent;
import org.throughline.casefile.events.ContactEvent.NoteAdded;
import org.throughline.casefile.events.CorrectionEvent.EventCorrected;
import org.throughline.casefile.ids.AgencyId;
import org.throughline.casefile.partner.PartnerEntry;
import org.throughline.casefile.register.Register;
import org.throughline.casefile.sharing.Level;
import org.throughline.casefile.values.Change;
import org.throughline.server.pages.Facts;

/** Who knew a fact before it was corrected, also while that is still being worked out. */
class HoldersTest {
    private static final List<RecordedEvent> CASE =
            Facts.of(
                    new NoteAdded("t1", "team", "She came"),
                    new EventCorrected(
                            1, List.of(new Change("text", "He came")), "misheard", "He did"));
    private static final RecordedEvent FACT = CASE.getFirst();
    private static final RecordedEvent CORRECTION = CASE.getLast();
    private static final Instant CORRECTED = CORRECTION.recordedAt();
    private static final Instant BEFORE = CORRECTED.minusMillis(1);

    private static ReleasedEntry entry(
            RecordedEvent event, int agencySeq, Instant releasedAt, Level level) {
        var entry =
                new PartnerEntry(
                        new AgencyId("TB"),
                        event.caseId(),
                        agencySeq,
                        agencySeq,
                        event.eventId(),
                        event.type(),
                        1,
                        event.occurredAt(),
                        "exact",
                        event.recordedAt(),
                        releasedAt,
                        level,
                        false,
                        null,
                        AgencyId.PROJECT,
                        null,
                        null,
                        false,
                        Map.of());
        return new ReleasedEntry(entry, event.caseSeq(), List.of());
    }

    private static List<String> holders(long workedOutTo, ReleasedEntry... released) {
        return new Holders(List.of(released), workedOutTo, Register.EMPTY)
                .inWords(FACT, CORRECTION);
    }

    @Test
    void until_it_is_worked_out_who_is_told_nobody_is_said_to_be_passed_over() {
        var held = entry(FACT, 1, BEFORE, Level.CODED);
        assertThat(new Holders(List.of(held), 1, Register.EMPTY).areKnown(CORRECTION)).isFalse();
        assertThat(holders(1, held)).containsExactly("TB: the coded facts. Not told of this yet.");
        assertThat(new Holders(List.of(held), 2, Register.EMPTY).areKnown(CORRECTION)).isTrue();
        assertThat(holders(2, held))
                .containsExactly(
                        "TB: the coded facts. Not told of this: nothing that it holds changed.");
    }

    @Test
    void whoever_was_told_after_the_correction_never_knew_the_old() {
        assertThat(holders(2, entry(FACT, 1, CORRECTED, Level.SHARED))).isEmpty();
        assertThat(
                        holders(
                                2,
                                entry(FACT, 1, BEFORE, Level.MARKER),
                                entry(FACT, 2, CORRECTED.plusMillis(1), Level.SHARED)))
                .containsExactly(
                        "TB: that it happened. Not told of this: nothing that it holds changed.");
    }

    @Test
    void of_two_commits_of_one_moment_the_numbers_say_which_was_first() {
        assertThat(
                        holders(
                                2,
                                entry(FACT, 1, CORRECTED, Level.CODED),
                                entry(CORRECTION, 2, CORRECTED, Level.CODED),
                                entry(FACT, 3, CORRECTED, Level.SHARED)))
                .singleElement()
                .asString()
                .startsWith("TB: the coded facts. Told of this on 2 November 2026");
    }
}
