package org.throughline.agencies.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.throughline.agencies.Entries.CASE;
import static org.throughline.agencies.Entries.entry;
import static org.throughline.agencies.Entries.fields;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.apache.kafka.common.TopicPartition;
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
import org.throughline.agencies.kafka.topic.Topics;
import org.throughline.agencies.receiving.AgencyStore;
import org.throughline.agencies.releasing.Releasing;
import org.throughline.agencies.witness.CheckpointSource;
import org.throughline.casefile.ids.AgencyId;
import org.throughline.casefile.partner.PartnerEntry;
import org.throughline.casefile.register.AgencyKind;
import org.throughline.casefile.sharing.Level;
import org.throughline.embedded.TestInfrastructure;

/** Two casework nodes and two gateway nodes that share the work of one agency. */
class SeveralNodesIT {
    private static int count;

    /** Where no broker is. */
    private static final Broker NOBODY = Broker.at("127.0.0.1:1");

    private AgencyId agency;
    private DataSource casework;
    private DataSource gateway;
    private AgencyStore store;
    private AnswerBox box;
    private final List<PartnerEntry> told = new CopyOnWriteArrayList<>();
    private final List<AutoCloseable> open = new ArrayList<>();

    @BeforeEach
    void start() {
        count++;
        agency = new AgencyId("SN" + count);
        casework = TestInfrastructure.freshDatabase();
        Releasing.migrate(casework);
        gateway = TestInfrastructure.freshDatabase();
        AgencyStore.migrate(gateway);
        store =
                new AgencyStore(
                        gateway,
                        _ -> Dialect.of(AgencyKind.HOUSING),
                        List.of(told::addAll),
                        Clock.systemUTC());
        box = new AnswerBox(gateway, Clock.systemUTC());
    }

    @AfterEach
    void stop() throws Exception {
        for (var one : open.reversed()) {
            one.close();
        }
    }

    private CaseworkRelay relay(String node) {
        return relay(node, Broker.at(TestInfrastructure.kafka()));
    }

    private CaseworkRelay relay(String node, Broker broker) {
        var relay =
                new CaseworkRelay(
                        casework,
                        node,
                        NobodysKeys.leaving(casework),
                        broker,
                        () -> List.of(agency),
                        _ -> new AnswerHandler.Outcome(null, List.of()),
                        CheckpointSource.NONE);
        relay.start();
        open.add(relay);
        return relay;
    }

    private void gateway() {
        gateway(Broker.at(TestInfrastructure.kafka()));
    }

    private void gateway(Broker broker) {
        var turns = new Turns(TurnTable.ofReceiving(gateway), "gateway " + open.size());
        var node = new GatewayNode(store, box, turns, broker, () -> List.of(agency));
        node.start();
        open.add(node);
    }

    private void release(int from, int to, CaseworkRelay... relays) {
        for (int number = from; number <= to; number++) {
            Entries.release(casework, entry(agency, number, "HelpOffered", Level.MARKER, fields()));
            for (var relay : relays) {
                relay.wake();
            }
        }
    }

    private void arrived(int entries) {
        Awaitility.await()
                .atMost(Duration.ofSeconds(40))
                .untilAsserted(() -> assertThat(store.told(agency, CASE)).hasSize(entries));
    }

    /** What stands in the topic, doubles as well. */
    private long published() {
        try (var consumer = new Clients(Broker.at(TestInfrastructure.kafka())).consumer()) {
            var topic = TopicNames.entries(agency);
            var partitions =
                    consumer.partitionsFor(topic).stream()
                            .map(one -> new TopicPartition(topic, one.partition()))
                            .toList();
            return consumer.endOffsets(partitions).values().stream()
                    .mapToLong(Long::longValue)
                    .sum();
        }
    }

    @Test
    void one_node_at_a_time_fills_a_topic_and_another_goes_on_when_it_ends() {
        var one = relay("one");
        var other = relay("other");
        gateway();
        gateway();
        release(1, 40, one, other);
        arrived(40);
        assertThat(published()).isEqualTo(40);

        one.close();
        release(41, 45, other);
        arrived(45);
        other.close();
        relay("third");
        release(46, 50);
        arrived(50);
        assertThat(published()).isEqualTo(50);
        assertThat(told)
                .extracting(PartnerEntry::agencySeq)
                .containsExactlyElementsOf(IntStream.rangeClosed(1, 50).boxed().toList());
    }

    @Test
    void nodes_that_are_cut_off_from_the_broker_hold_nothing_up_for_long() {
        relay("cut", NOBODY);
        gateway(NOBODY);
        Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .until(() -> isHeld(casework, "release.publishing_lease"));
        Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .until(() -> isHeld(gateway, "gateway.receiving_lease"));
        var other = relay("other");
        gateway();
        release(1, 3, other);
        arrived(3);
    }

    private static boolean isHeld(DataSource database, String lease) {
        return JdbcClient.create(database)
                .sql("select exists (select from " + lease + ")")
                .query(Boolean.class)
                .single();
    }

    @Test
    void a_topic_that_lost_its_end_is_read_anew() throws Exception {
        try (var topics = new Topics(Broker.at(TestInfrastructure.kafka()))) {
            var topic = topics.ensured(TopicNames.entries(agency));
            for (int partition = 0; partition < topic.partitions(); partition++) {
                store.consumed(agency, topic.id(), partition, 500);
            }
        }
        var relay = relay("one");
        release(1, 3, relay);
        gateway();
        gateway();
        arrived(3);
        release(4, 5, relay);
        arrived(5);
        assertThat(told).hasSize(5);
    }

    @Test
    void a_node_that_died_is_followed_after_a_while() {
        assertThat(TurnTable.ofPublishing(casework).take(agency, "dead", Duration.ofSeconds(3)))
                .isTrue();
        var other = relay("other");
        gateway();
        release(1, 3, other);
        Awaitility.await()
                .during(Duration.ofSeconds(1))
                .untilAsserted(() -> assertThat(told).isEmpty());
        arrived(3);
    }
}
