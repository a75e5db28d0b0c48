package org.throughline.agencies.receiving;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.throughline.agencies.Entries;
import org.throughline.agencies.dialect.Dialect;
import org.throughline.casefile.ids.AgencyId;
import org.throughline.casefile.partner.PartnerEntry;
import org.throughline.casefile.register.AgencyKind;
import org.throughline.casefile.sharing.Level;
import org.throughline.embedded.TestInfrastructure;

/** Two gateway nodes that read the same record of a topic at the same moment. */
class TakingAtOnceIT {
    private static final AgencyId HOMES = new AgencyId("TB");
    private static final PartnerEntry ENTRY =
            Entries.entry(HOMES, 1, "HelpOffered", Level.MARKER, Map.of());

    @Test
    void one_of_them_stores_it_and_to_the_other_it_is_a_duplicate() throws Exception {
        var database = TestInfrastructure.freshDatabase();
        AgencyStore.migrate(database);
        var store =
                new AgencyStore(
                        database,
                        _ -> Dialect.of(AgencyKind.VOLUNTARY),
                        List.of(),
                        Clock.systemUTC());
        var isStored = new CountDownLatch(1);
        var mayCommit = new CountDownLatch(1);
        var one =
                CompletableFuture.supplyAsync(
                        () ->
                                store.together(
                                        HOMES,
                                        () -> {
                                            var received = store.receive(ENTRY);
                                            isStored.countDown();
                                            await(mayCommit);
                                            return received;
                                        }),
                        Thread::startVirtualThread);
        await(isStored);
        var other =
                CompletableFuture.supplyAsync(
                        () -> store.together(HOMES, () -> store.receive(ENTRY)),
                        Thread::startVirtualThread);
        Awaitility.await().atMost(Duration.ofSeconds(60)).until(() -> isSomebodyWaiting(database));
        mayCommit.countDown();

        assertThat(one.get(10, TimeUnit.SECONDS)).isEqualTo(Received.STORED);
        assertThat(other.get(10, TimeUnit.SECONDS)).isEqualTo(Received.DUPLICATE);
    }

    private static boolean isSomebodyWaiting(DataSource database) {
        return JdbcClient.create(database)
                .sql(
                        """
                        select exists (select from pg_stat_activity
                                       where datname = current_database() and wait_event_type = 'Lock')
                        """)
                .query(Boolean.class)
                .single();
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(10, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
