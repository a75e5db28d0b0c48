package org.throughline.agencies.receiving;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
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

/**
 * In which order the feed gives entries that came side by side, and what wakes a waiting reader.
 */
class FeedOrderIT {
    private static final AgencyId HOMES = new AgencyId("TB");

    private DataSource database;
    private AgencyStore store;

    @BeforeEach
    void open() {
        database = TestInfrastructure.freshDatabase();
        AgencyStore.migrate(database);
        store =
                new AgencyStore(
                        database,
                        _ -> Dialect.of(AgencyKind.VOLUNTARY),
                        List.of(),
                        Clock.systemUTC());
    }

    @Test
    void a_later_number_waits_for_the_earlier_one_of_another_case() {
        receive(1, "a");
        receive(3, "b");
        assertThat(numbers(0)).containsExactly(1L);
        assertThat(numbers(1)).isEmpty();
        receive(2, "c");
        assertThat(numbers(0)).containsExactly(1L, 2L, 3L);
        assertThat(numbers(1)).containsExactly(2L, 3L);
        assertThat(store.after(HOMES, 0, 2)).hasSize(2);
    }

    @Test
    void the_first_number_that_is_missing_is_named_until_it_comes() {
        assertThat(store.feedWaitsFor(HOMES)).isEmpty();
        receive(1, "a");
        receive(2, "b");
        assertThat(store.feedWaitsFor(HOMES)).isEmpty();
        receive(4, "c");
        receive(6, "d");
        assertThat(store.feedWaitsFor(HOMES)).contains(3L);
        receive(3, "e");
        assertThat(store.feedWaitsFor(HOMES)).contains(5L);
        receive(5, "f");
        assertThat(store.feedWaitsFor(HOMES)).isEmpty();
        receive(8, "g");
        assertThat(store.feedWaitsFor(HOMES)).contains(7L);
    }

    @Test
    void the_cases_of_the_last_entries_come_first() {
        receive(1, "a");
        receive(2, "b");
        receive(3, "c");
        assertThat(store.lastCases(HOMES, 2)).containsExactly(new CaseId("c"), new CaseId("b"));
    }

    @Test
    void a_reader_that_waits_is_woken_by_what_another_node_stored() throws Exception {
        try (var watch = new GatewayWatch(database)) {
            watch.start();
            var waiting =
                    CompletableFuture.supplyAsync(() -> waited(watch, Duration.ofSeconds(20)));
            receive(1, "a");
            assertThat(waiting.get(5, TimeUnit.SECONDS)).containsExactly(1L);
        }
    }

    @Test
    void a_reader_that_waits_is_let_go_when_the_program_ends() throws Exception {
        var watch = new GatewayWatch(database);
        watch.start();
        var waiting = CompletableFuture.supplyAsync(() -> waited(watch, Duration.ofSeconds(20)));
        watch.close();
        assertThat(waiting.get(5, TimeUnit.SECONDS)).isEmpty();
        assertThat(waited(watch, Duration.ofSeconds(20))).isEmpty();
    }

    private List<Long> waited(GatewayWatch watch, Duration atMost) {
        try {
            return watch.until(HOMES, () -> numbers(0), found -> !found.isEmpty(), atMost);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private List<Long> numbers(long after) {
        return store.after(HOMES, after, 100).stream().map(PartnerEntry::releaseSeq).toList();
    }

    private void receive(long releaseSeq, String caseId) {
        var entry =
                Entries.entry(
                        HOMES,
                        new CaseId(caseId),
                        releaseSeq,
                        1,
                        "HelpOffered",
                        Level.MARKER,
                        Map.of());
        store.together(() -> store.receive(entry));
    }
}
