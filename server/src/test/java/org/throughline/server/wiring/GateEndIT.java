package org.throughline.server.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.throughline.agencies.PartnerJson;
import org.throughline.agencies.dialect.Dialect;
import org.throughline.agencies.receiving.AgencyStore;
import org.throughline.agencies.releasing.OutboxTable;
import org.throughline.agencies.releasing.ReleasedEntries;
import org.throughline.agencies.releasing.Releasing;
import org.throughline.casefile.codes.DataClass;
import org.throughline.casefile.ids.AgencyId;
import org.throughline.casefile.ids.CaseId;
import org.throughline.casefile.partner.Served;
import org.throughline.casefile.register.AgencyKind;
import org.throughline.casefile.register.RegisterEntry.Agreement;
import org.throughline.casefile.sharing.release.Gate;
import org.throughline.embedded.TestInfrastructure;

/** Gates that close because their time is over, on a log and stores in real databases. */
class GateEndIT {
    private static final AgencyId HOMES = new AgencyId("TB");
    private static final CaseId CASE = new CaseId("BF-0101");
    private static final int ACCEPTED = 12;
    private static final Instant LAST_MOMENT = Instant.parse("2025-09-04T22:59:59.999999Z");
    private static final Instant OVER = Instant.parse("2025-09-04T23:00:00Z");

    private TestLog told;
    private OutboxTable outbox;
    private ReleasedEntries released;
    private AgencyStore store;
    private Releasing releasing;
    private Instant now = Instant.parse("2025-03-05T00:00:00Z");
    private long delivered;

    @BeforeEach
    void open() throws IOException {
        told = new TestLog();
        Releasing.migrate(told.database);
        outbox = new OutboxTable(told.database);
        released = new ReleasedEntries(told.database, told.keys);
        releasing = releasing();
        var gateway = TestInfrastructure.freshDatabase();
        AgencyStore.migrate(gateway);
        store =
                new AgencyStore(
                        gateway, _ -> Dialect.of(AgencyKind.HOUSING), List.of(), Clock.systemUTC());
    }

    @AfterEach
    void close() {
        told.close();
    }

    private Releasing releasing() {
        return new Releasing(
                told.database,
                told.desk.histories()::lately,
                told.bridge::registerUpTo,
                told.bridge::inStoryTime,
                _ -> {},
                () -> {},
                () -> now,
                told.keys);
    }

    /** Takes what stands in the log, then looks at the clock, as the loop does. */
    private void follow() {
        var entries = told.bridge.after(releasing.position(), 1000);
        if (!entries.isEmpty()) {
            releasing.follow(entries);
        }
        releasing.rest();
    }

    private void waitUntil(Instant moment) {
        now = moment;
        releasing.rest();
    }

    private Gate gate() {
        return Objects.requireNonNull(released.gates(CASE).get(HOMES));
    }

    /** Brings everything to the agency's own store, as topic and receiver do. */
    private List<Served> served() {
        for (var next : outbox.after(HOMES, delivered, 1000)) {
            delivered = next.outboxSeq();
            store.together(() -> {
                if (next.entry() != null) {
                    store.receive(next.entry());
                } else if (next.kind().equals("gate")) {
                    var isOpen = PartnerJson.tree(String.valueOf(next.body())).path("isOpen");
                    store.gate(HOMES, next.caseId(), isOpen.asBoolean(), next.outboxSeq());
                }
                return next;
            });
        }
        return store.served(HOMES, CASE);
    }

    @Test
    void a_consent_that_ends_without_a_commit_closes_the_gate_and_empties_what_is_served()
            throws IOException {
        told.tell(ACCEPTED, "0101", false);
        follow();

        waitUntil(LAST_MOMENT);
        assertThat(gate()).isEqualTo(new Gate(true, 9, null));
        assertThat(served()).anyMatch(one -> one.payload().containsKey("ask"));

        waitUntil(OVER);
        assertThat(gate()).isEqualTo(new Gate(false, 9, ACCEPTED + 1));
        assertThat(served()).isNotEmpty().allMatch(one -> one.payload().isEmpty());
    }

    @Test
    void a_gate_closes_once_and_also_when_its_time_ended_while_nobody_followed()
            throws IOException {
        told.tell(ACCEPTED, "0101", false);
        follow();

        now = OVER.plusSeconds(86_400);
        releasing = releasing();
        releasing.rest();
        releasing.rest();

        assertThat(outbox.after(HOMES, 0, 1000))
                .filteredOn(next -> next.kind().equals("gate"))
                .extracting(next -> next.body())
                .containsExactly("{\"isOpen\": true}", "{\"isOpen\": false}");
    }

    @Test
    void a_gate_that_opens_and_ends_within_one_page_of_the_log_closes_at_the_commit_after_its_end()
            throws IOException {
        follow();
        told.tell(ACCEPTED, "0101", false);
        told.open("BF-0199", OVER, false);

        follow();
        assertThat(gate()).isEqualTo(new Gate(false, 9, ACCEPTED + 1));
    }

    @Test
    void the_end_of_an_agreement_that_was_shortened_closes_the_gate() throws IOException {
        told.tell(ACCEPTED, "0101", false);
        follow();

        told.desk.enter(
                List.of(
                        new Agreement(
                                "agr-tb",
                                HOMES,
                                LocalDate.parse("2024-04-01"),
                                LocalDate.parse("2025-03-31"),
                                List.of(DataClass.CODE))),
                now);
        follow();

        waitUntil(Instant.parse("2025-03-31T22:59:59Z"));
        assertThat(gate().isOpen()).isTrue();
        waitUntil(Instant.parse("2025-03-31T23:00:00Z"));
        assertThat(gate().isOpen()).isFalse();
    }

    @Test
    void a_gate_that_was_taken_for_closed_and_is_not_is_put_right_by_the_next_commit()
            throws IOException {
        told.tell(ACCEPTED, "0101", false);
        follow();
        var sql = JdbcClient.create(told.database);
        sql.sql("update release.gate set closes_ahead = true where is_open").update();

        told.tell(ACCEPTED + 1, "0101", false);
        follow();
        assertThat(gate().isOpen()).isTrue();
        assertThat(
                        sql.sql("select count(*) from release.gate where closes_ahead")
                                .query(Integer.class)
                                .single())
                .isZero();
    }

    @Test
    void what_is_told_in_story_time_closes_by_the_story_and_not_by_the_clock() throws IOException {
        told.tell(ACCEPTED, "0101", true);
        follow();

        waitUntil(OVER);
        assertThat(gate().isOpen()).isTrue();

        told.open("BF-0198", OVER.minusSeconds(1), true);
        follow();
        assertThat(gate().isOpen()).isTrue();

        told.open("BF-0199", OVER, true);
        follow();
        assertThat(gate()).isEqualTo(new Gate(false, 9, ACCEPTED + 1));
    }
}
