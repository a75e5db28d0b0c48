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
import org.throughline.agencies.dialect.Dialect;
import org.throughline.agencies.ledger.Queueing;
import org.throughline.agencies.reaching.Connection;
import org.throughline.agencies.reaching.Connections;
import org.throughline.agencies.reaching.DeliveryBell;
import org.throughline.agencies.receiving.AgencyStore;
import org.throughline.agencies.receiving.Received;
import org.throughline.agencies.releasing.Leaving;
import org.throughline.agencies.releasing.OutboxTable;
import org.throughline.agencies.releasing.OutboxTable.Outgoing;
import org.throughline.agencies.releasing.Releasing;
import org.throughline.casefile.codes.DataClass;
import org.throughline.casefile.ids.AgencyId;
import org.throughline.casefile.ids.CaseId;
import org.throughline.casefile.partner.PartnerEntry;
import org.throughline.casefile.register.AgencyKind;
import org.throughline.casefile.register.RegisterEntry.Agreement;
import org.throughline.embedded.TestInfrastructure;
import org.throughline.views.inbox.AgencyInbox;

/** Entries that wait for a broker while the gate of their agency closes, and opens again. */
class WithheldIT {
    private static final AgencyId HOMES = new AgencyId("TB");
    private static final CaseId CASE = new CaseId("BF-0101");
    private static final Instant NOW = Instant.parse("2025-03-05T00:00:00Z");

    private TestLog told;
    private OutboxTable outbox;
    private Releasing releasing;
    private Leaving gate;

    @BeforeEach
    void open() throws IOException {
        told = new TestLog();
        Releasing.migrate(told.database);
        outbox = new OutboxTable(told.database);
        gate = told.leaving();
        releasing =
                new Releasing(
                        told.database,
                        told.desk.histories()::lately,
                        told.bridge::registerUpTo,
                        told.bridge::inStoryTime,
                        _ -> {},
                        () -> {},
                        () -> NOW,
                        told.keys);
        told.tell(12, "0101", false);
        follow();
    }

    @AfterEach
    void close() {
        told.close();
    }

    private void follow() {
        releasing.follow(told.bridge.after(releasing.position(), 1000));
        releasing.rest();
    }

    private void agreementEnds(String on) {
        told.desk.enter(
                List.of(
                        new Agreement(
                                "agr-tb",
                                HOMES,
                                LocalDate.parse("2024-04-01"),
                                LocalDate.parse(on),
                                List.of(DataClass.values()))),
                NOW);
    }

    private List<Outgoing> waiting() {
        return outbox.after(HOMES, 0, 1000);
    }

    private static List<PartnerEntry> entries(List<Outgoing> leaving) {
        return leaving.stream().map(Outgoing::entry).filter(Objects::nonNull).toList();
    }

    @Test
    void what_waits_while_the_gate_closes_leaves_without_its_fields() {
        assertThat(entries(gate.now(HOMES, waiting())))
                .isNotEmpty()
                .anyMatch(entry -> entry.payload().containsKey("ask"));

        agreementEnds("2025-03-04");
        follow();

        var waited = entries(waiting());
        var leaving = entries(gate.now(HOMES, waiting()));
        assertThat(leaving)
                .extracting(PartnerEntry::agencySeq)
                .isEqualTo(waited.stream().map(PartnerEntry::agencySeq).toList());
        assertThat(leaving)
                .filteredOn(entry -> !entry.staysWhole())
                .isNotEmpty()
                .allMatch(entry -> entry.payload().isEmpty());
    }

    @Test
    void what_left_without_its_fields_leaves_again_when_the_gate_opens() throws IOException {
        var database = TestInfrastructure.freshDatabase();
        AgencyStore.migrate(database);
        AgencyInbox.migrate(database);
        var clock = Clock.systemUTC();
        new Connections(database, clock).use(Connection.by("webhook", HOMES, "", ""));
        var inbox = new AgencyInbox(database);
        var store =
                new AgencyStore(
                        database,
                        _ -> Dialect.of(AgencyKind.HOUSING),
                        List.of(inbox, new Queueing(database, new DeliveryBell(), clock)),
                        clock);
        var whole = entries(gate.now(HOMES, waiting()));
        agreementEnds("2025-03-04");
        follow();
        var seen = waiting().getLast().outboxSeq();
        receive(store, gate.now(HOMES, waiting()), Received.STORED);
        assertThat(store.told(HOMES, CASE)).noneMatch(entry -> entry.payload().containsKey("ask"));
        assertThat(inbox.of(HOMES, CASE)).isEmpty();

        agreementEnds("2026-03-31");
        told.tell(13, "0101", false);
        follow();

        var again = gate.now(HOMES, outbox.after(HOMES, seen, 1000));
        for (var entry : entries(again)) {
            store.together(() -> store.receive(entry));
        }
        assertThat(store.told(HOMES, CASE)).containsAll(whole);
        assertThat(inbox.of(HOMES, CASE))
                .singleElement()
                .matches(row -> row.state().equals("ACCEPTED") && row.ask() != null);
        assertThat(store.documents(HOMES, CASE)).hasSize(store.told(HOMES, CASE).size());
        var more = outbox.after(HOMES, again.getLast().outboxSeq(), 1000);
        assertThat(more).isEmpty();
        receive(store, again, Received.DUPLICATE);
    }

    private static void receive(AgencyStore store, List<Outgoing> leaving, Received expected) {
        for (var entry : entries(leaving)) {
            assertThat(store.together(() -> store.receive(entry))).isEqualTo(expected);
        }
    }
}
