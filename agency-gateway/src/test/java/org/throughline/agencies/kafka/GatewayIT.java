package org.throughline.agencies.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.throughline.agencies.Entries.CASE;
import static org.throughline.agencies.Entries.entry;
import static org.throughline.agencies.Entries.fields;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.throughline.agencies.Entries;
import org.throughline.agencies.answers.AnswerBox;
import org.throughline.agencies.answers.AnswerHandler;
import org.throughline.agencies.dialect.Dialect;
import org.throughline.agencies.kafka.broker.Broker;
import org.throughline.agencies.kafka.broker.TopicNames;
import org.throughline.agencies.kafka.loop.TurnTable;
import org.throughline.agencies.kafka.loop.Turns;
import org.throughline.agencies.kafka.topic.Clients;
import org.throughline.agencies.receiving.AgencyStore;
import org.throughline.agencies.releasing.OutboxTable.Outgoing;
import org.throughline.agencies.releasing.Releasing;
import org.throughline.agencies.witness.CheckpointSource;
import org.throughline.casefile.ids.AgencyId;
import org.throughline.casefile.ids.CaseId;
import org.throughline.casefile.ids.PersonId;
import org.throughline.casefile.partner.PartnerEntry;
import org.throughline.casefile.partner.PartnerEntryListener;
import org.throughline.casefile.register.AgencyKind;
import org.throughline.casefile.sharing.Level;
import org.throughline.embedded.TestInfrastructure;

/**
 * From what was released to the agency's own store and back, over a real PostgreSQL and a real
 * Kafka.
 */
class GatewayIT {
    private static int runs;

    private final AgencyId agency = new AgencyId("AG-" + ++runs);
    private final List<AutoCloseable> open = new ArrayList<>();
    private final List<PartnerEntry> told = new CopyOnWriteArrayList<>();
    private final List<AnswerHandler.AgencyAnswer> taken = new CopyOnWriteArrayList<>();
    private volatile PartnerEntryListener listening = _ -> {};
    private DataSource casework;
    private DataSource gateway;
    private AgencyStore store;
    private AnswerBox box;
    private CaseworkRelay relay;

    @BeforeEach
    void start() {
        casework = TestInfrastructure.freshDatabase();
        Releasing.migrate(casework);
        gateway = TestInfrastructure.freshDatabase();
        AgencyStore.migrate(gateway);
        store =
                new AgencyStore(
                        gateway,
                        _ -> Dialect.of(AgencyKind.HOUSING),
                        List.of(told::addAll, entries -> listening.received(entries)),
                        Clock.systemUTC());
        box = new AnswerBox(gateway, Clock.systemUTC());
        relay =
                new CaseworkRelay(
                        casework,
                        "node",
                        NobodysKeys.leaving(casework),
                        Broker.at(TestInfrastructure.kafka()),
                        () -> List.of(agency),
                        answer -> {
                            taken.add(answer);
                            return new AnswerHandler.Outcome(
                                    answer.command().equals("DeclineReferral")
                                            ? "REFERRAL_STATE"
                                            : null,
                                    List.of());
                        },
                        CheckpointSource.NONE);
        relay.start();
        open.add(relay);
        node();
    }

    private GatewayNode node() {
        var turns = new Turns(TurnTable.ofReceiving(gateway), "gateway " + open.size());
        var broker = Broker.at(TestInfrastructure.kafka());
        var node = new GatewayNode(store, box, turns, broker, () -> List.of(agency));
        node.start();
        open.add(node);
        return node;
    }

    @AfterEach
    void stop() throws Exception {
        for (var one : open.reversed()) {
            one.close();
        }
    }

    @Test
    void entries_arrive_once_in_order_and_in_the_agencys_words() {
        release(1, 30);
        arrived(30);
        assertThat(told)
                .extracting(PartnerEntry::agencySeq)
                .containsExactlyElementsOf(IntStream.rangeClosed(1, 30).boxed().toList());
        assertThat(store.documents(agency, CASE)).hasSize(30);
        assertThat(store.lastReleaseSeq(agency)).isEqualTo(30);
    }

    @Test
    void a_deleted_topic_is_filled_again_and_nothing_takes_effect_twice() throws Exception {
        release(1, 10);
        arrived(10);
        try (var admin = Admin.create(Map.of("bootstrap.servers", TestInfrastructure.kafka()))) {
            admin.deleteTopics(List.of(TopicNames.entries(agency), TopicNames.answers(agency)))
                    .all()
                    .get();
        }
        release(11, 12);
        arrived(12);
        assertThat(told).hasSize(12);
    }

    @Test
    void doubles_foreign_bytes_and_copies_for_others_are_put_aside() throws Exception {
        release(1, 3);
        arrived(3);
        try (var producer = new Clients(Broker.at(TestInfrastructure.kafka())).producer()) {
            Clients.sendAll(
                    producer,
                    List.of(
                            record(entry(agency, 2, "HelpOffered", Level.MARKER, fields())),
                            new ProducerRecord<>(
                                    TopicNames.entries(agency), CASE.value(), new byte[] {1, 2, 3}),
                            new ProducerRecord<>(
                                    TopicNames.entries(agency),
                                    CASE.value(),
                                    record(
                                                    entry(
                                                            new AgencyId("OTHER"),
                                                            4,
                                                            "HelpOffered",
                                                            Level.MARKER,
                                                            fields()))
                                            .value())));
        }
        release(4, 5);
        arrived(5);
        assertThat(told).hasSize(5);
        assertThat(store.trouble(agency).parked()).isPositive();
    }

    @Test
    void a_missing_number_is_noticed_and_asked_for() throws Exception {
        release(1, 2);
        arrived(2);
        // The third entry never gets into the topic: the fourth arrives in its place.
        insert(3);
        var seen =
                JdbcClient.create(casework)
                        .sql(
                                "update release.publication set published_seq = 3 where agency = :agency")
                        .param("agency", agency.value());
        seen.update();
        release(4, 5);
        arrived(5);
        assertThat(told).extracting(PartnerEntry::agencySeq).containsExactly(1, 2, 3, 4, 5);
        assertThat(store.trouble(agency).gaps()).isZero();
    }

    @Test
    void an_entry_that_nobody_can_take_stops_no_other_case() {
        var other = new CaseId("BF-0198");
        listening =
                entries -> {
                    if (entries.stream().anyMatch(it -> it.agencySeq() == 2)) {
                        throw new IllegalStateException("cannot be taken");
                    }
                };
        release(1, 3);
        insert(4, other, 1);
        relay.wake();
        Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> {
                    assertThat(store.told(agency, other)).hasSize(1);
                    assertThat(store.told(agency, CASE)).hasSize(1);
                    assertThat(store.trouble(agency).parked()).isPositive();
                });
        // Once it can be taken, it comes again and everything after it.
        listening = _ -> {};
        arrived(3);
    }

    @Test
    void a_node_that_is_opened_again_goes_on_where_its_effects_end() throws Exception {
        release(1, 5);
        arrived(5);
        open.removeLast().close();
        release(6, 9);
        node();
        arrived(9);
        assertThat(told).hasSize(9);
    }

    @Test
    void an_answer_reaches_the_desk_once_and_its_outcome_comes_back() {
        release(1, 1);
        arrived(1);
        put("AcceptReferral", "m-1");
        put("AcceptReferral", "m-1");
        put("DeclineReferral", "m-2");
        Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> {
                    assertThat(box.find(agency, "m-1").orElseThrow().state()).isEqualTo("recorded");
                    assertThat(box.find(agency, "m-2").orElseThrow().refusal())
                            .isEqualTo("REFERRAL_STATE");
                });
        assertThat(taken)
                .extracting(AnswerHandler.AgencyAnswer::messageId)
                .containsExactlyInAnyOrder("m-1", "m-2");
        assertThat(taken)
                .allSatisfy(answer -> assertThat(answer.agency()).isEqualTo(agency.value()));
    }

    private void put(String command, String messageId) {
        box.put(
                agency,
                new PersonId("U-1"),
                command,
                CASE,
                messageId,
                "{\"messageId\":\"" + messageId + "\"}");
    }

    private ProducerRecord<String, byte[]> record(PartnerEntry entry) {
        return Envelopes.outgoing(
                agency, new Outgoing(entry.agencySeq(), "entry", CASE, entry, null));
    }

    private void release(int from, int to) {
        for (int number = from; number <= to; number++) {
            insert(number);
        }
        relay.wake();
    }

    private void insert(int number) {
        insert(number, CASE, number);
    }

    private void insert(int number, CaseId caseId, int agencySeq) {
        var base = entry(agency, number, "HelpOffered", Level.MARKER, fields());
        var entry =
                new PartnerEntry(
                        agency,
                        caseId,
                        number,
                        agencySeq,
                        base.eventId(),
                        base.type(),
                        1,
                        base.occurredAt(),
                        "exact",
                        base.recordedAt(),
                        base.releasedAt(),
                        base.level(),
                        false,
                        null,
                        base.actingOrganisation(),
                        null,
                        null,
                        false,
                        base.payload());
        Entries.release(casework, entry);
    }

    private void arrived(int count) {
        Awaitility.await()
                .atMost(Duration.ofSeconds(40))
                .untilAsserted(() -> assertThat(store.told(agency, CASE)).hasSize(count));
    }
}
