package org.throughline.agencies.receiving;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.throughline.agencies.Entries;
import org.throughline.agencies.dialect.Dialect;
import org.throughline.casefile.ids.AgencyId;
import org.throughline.casefile.ids.CaseId;
import org.throughline.casefile.partner.PartnerEntry;
import org.throughline.casefile.register.AgencyKind;
import org.throughline.casefile.sharing.Level;
import org.throughline.embedded.TestInfrastructure;

/** What comes together counts as if it had come one after the other. */
class TakingTogetherIT {
    private static final AgencyId HOMES = new AgencyId("TB");
    private static final CaseId ONE = new CaseId("BF-0101");
    private static final CaseId OTHER = new CaseId("BF-0102");
    private static final Map<String, Object> SOMETHING = Map.of("answer", "yes");

    private final List<List<PartnerEntry>> told = new ArrayList<>();
    private AgencyStore store;

    @BeforeEach
    void open() {
        var database = TestInfrastructure.freshDatabase();
        AgencyStore.migrate(database);
        store =
                new AgencyStore(
                        database,
                        _ -> Dialect.of(AgencyKind.HOUSING),
                        List.of(told::add),
                        Clock.systemUTC());
    }

    @Test
    void entries_that_follow_one_another_are_stored_and_told_of_together() {
        var entries = List.of(entry(ONE, 1), entry(OTHER, 1), entry(ONE, 2), entry(OTHER, 2));
        assertThat(taken(entries)).containsOnly(Received.STORED);
        assertThat(told).containsExactly(entries);
        assertThat(store.told(HOMES, ONE)).containsExactly(entry(ONE, 1), entry(ONE, 2));
        assertThat(store.documents(HOMES, OTHER)).containsOnlyKeys(1, 2);
    }

    @Test
    void a_number_that_is_missing_between_them_stays_missing() {
        taken(List.of(entry(ONE, 2)));
        assertThat(store.missing(HOMES)).containsExactly(Map.entry(ONE, 1));

        // The first heals what was missing, and the third misses another.
        assertThat(taken(List.of(entry(ONE, 1), entry(ONE, 3), entry(OTHER, 1))))
                .containsExactly(Received.STORED, Received.GAP, Received.STORED);
        assertThat(store.missing(HOMES)).containsExactly(Map.entry(ONE, 2));
        assertThat(store.told(HOMES, ONE)).hasSize(1);

        assertThat(taken(List.of(entry(ONE, 2), entry(ONE, 3)))).containsOnly(Received.STORED);
        assertThat(store.missing(HOMES)).isEmpty();
    }

    @Test
    void what_comes_twice_counts_once_and_is_filled_when_it_was_empty() {
        var empty = entry(ONE, 2, Map.of());
        assertThat(
                        taken(
                                List.of(
                                        entry(ONE, 1),
                                        empty,
                                        entry(ONE, 1),
                                        empty,
                                        entry(ONE, 2),
                                        entry(ONE, 3))))
                .containsExactly(
                        Received.STORED,
                        Received.STORED,
                        Received.DUPLICATE,
                        Received.DUPLICATE,
                        Received.FILLED,
                        Received.STORED);
        assertThat(store.told(HOMES, ONE))
                .containsExactly(entry(ONE, 1), entry(ONE, 2), entry(ONE, 3));
    }

    private List<Received> taken(List<PartnerEntry> entries) {
        return store.together(HOMES, () -> store.receive(HOMES, entries));
    }

    private static PartnerEntry entry(CaseId caseId, int number) {
        return entry(caseId, number, SOMETHING);
    }

    private static PartnerEntry entry(CaseId caseId, int number, Map<String, Object> payload) {
        long releaseSeq = caseId.equals(ONE) ? number : 100 + number;
        return Entries.entry(
                HOMES, caseId, releaseSeq, number, "HelpOffered", Level.CODED, payload);
    }
}
