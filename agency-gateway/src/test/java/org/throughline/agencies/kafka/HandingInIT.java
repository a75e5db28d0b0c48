package org.throughline.agencies.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.cloudevents.core.builder.CloudEventBuilder;
import io.cloudevents.kafka.KafkaMessageFactory;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.sql.DataSource;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.throughline.agencies.Entries;
import org.throughline.agencies.answers.AnswerBox;
import org.throughline.agencies.dialect.Dialect;
import org.throughline.agencies.handin.HandInDoor;
import org.throughline.agencies.handin.HandIns;
import org.throughline.agencies.kafka.broker.Broker;
import org.throughline.agencies.kafka.broker.TopicNames;
import org.throughline.agencies.kafka.loop.TurnTable;
import org.throughline.agencies.kafka.loop.Turns;
import org.throughline.agencies.kafka.topic.Clients;
import org.throughline.agencies.kafka.topic.TopicReader;
import org.throughline.agencies.kafka.topic.Topics;
import org.throughline.agencies.receiving.AgainListener;
import org.throughline.agencies.receiving.AgencyStore;
import org.throughline.agencies.witness.CheckpointWitness;
import org.throughline.casefile.ids.AgencyId;
import org.throughline.casefile.ids.PersonId;
import org.throughline.casefile.register.AgencyKind;
import org.throughline.embedded.TestInfrastructure;

/** What an agency's own program hands in at a real broker is taken, answered and removed. */
class HandingInIT {
    private static final Duration WITHIN = Duration.ofSeconds(40);
    private static final String MACHINE = "AG-S1";
    private static int runs;

    private final AgencyId agency = new AgencyId("HI-" + ++runs);
    private final Clients clients = new Clients(Broker.at(TestInfrastructure.kafka()));
    private final List<AutoCloseable> open = new ArrayList<>();
    private final List<String> asked = new CopyOnWriteArrayList<>();
    private DataSource gateway;
    private AgencyStore store;
    private AnswerBox box;
    private HandIns handIns;

    @BeforeEach
    void start() {
        gateway = TestInfrastructure.freshDatabase();
        AgencyStore.migrate(gateway);
        var clock = Clock.systemUTC();
        store = new AgencyStore(gateway, _ -> Dialect.of(AgencyKind.HOUSING), List.of(), clock);
        box = new AnswerBox(gateway, clock);
        handIns = new HandIns(gateway, box, new Door(), clock);
    }

    @AfterEach
    void stop() throws Exception {
        for (var one : open.reversed()) {
            one.close();
        }
    }

    /** Takes what says "take", breaks at what says "break", and refuses everything else. */
    private final class Door implements HandInDoor {
        @Override
        public Optional<String> take(AgencyId of, String machine, String messageId, byte[] body) {
            var words = new String(body, StandardCharsets.UTF_8);
            asked.add(machine + " " + messageId + " " + words);
            return switch (words) {
                case "take" -> {
                    box.put(
                            of,
                            new PersonId(machine),
                            "AcceptReferral",
                            Entries.CASE,
                            messageId,
                            "{}");
                    yield Optional.empty();
                }
                case "break" -> throw new IllegalStateException("broken");
                case "away" -> throw new DataAccessResourceFailureException("away");
                default -> Optional.of("refused");
            };
        }

        @Override
        public String unstorable(String messageId) {
            return "unstorable";
        }

        @Override
        public String outcome(AnswerBox.Answer answer) {
            return answer.state();
        }
    }

    private GatewayNode node() {
        var node =
                new GatewayNode(
                        store,
                        box,
                        handIns,
                        new Turns(TurnTable.ofReceiving(gateway), "node " + open.size()),
                        Broker.at(TestInfrastructure.kafka()),
                        () -> List.of(agency),
                        AgainListener.NONE,
                        CheckpointWitness.NONE);
        node.start();
        open.add(node);
        return node;
    }

    @Test
    void each_message_is_taken_once_and_told_and_the_topic_is_emptied() throws Exception {
        handIns.use(agency, MACHINE);
        var first = node();
        handIn("m-1", "take");
        handIn("m-2", "wrong");
        handIn("m-3", "break");
        handIn("m-4", "take");
        await().atMost(WITHIN)
                .untilAsserted(() ->
                        assertThat(outcomes())
                                .containsExactlyInAnyOrder("m-2 refused", "m-3 unstorable"));
        await().atMost(WITHIN).until(this::isEmpty);
        box.settled(agency, "m-1", null, List.of());
        box.settled(agency, "m-4", "UNKNOWN_CODE", List.of());
        await().atMost(WITHIN)
                .untilAsserted(() ->
                        assertThat(outcomes()).contains("m-1 recorded", "m-4 parked").hasSize(4));
        box.settled(agency, "m-4", null, List.of());
        await().atMost(WITHIN)
                .untilAsserted(() -> assertThat(outcomes()).contains("m-4 recorded").hasSize(5));

        // Another node goes on where the first one ended.
        first.close();
        node();
        handIn("m-5", "take");
        await().atMost(WITHIN).until(() -> asked.stream().anyMatch(one -> one.contains("m-5")));
        assertThat(asked)
                .doesNotHaveDuplicates()
                .hasSize(5)
                .allMatch(one -> one.startsWith(MACHINE));
        assertThat(outcomes()).hasSize(5);

        // Whoever did not read the outcome hands in again, and is told again.
        handIn("m-1", "take");
        await().atMost(WITHIN)
                .untilAsserted(
                        () -> assertThat(outcomes()).filteredOn("m-1 recorded"::equals).hasSize(2));
    }

    @Test
    void what_is_no_event_is_told_by_its_place() throws Exception {
        handIns.use(agency, MACHINE);
        node();
        try (var producer = clients.producer()) {
            Clients.sendAll(
                    producer,
                    List.of(
                            new ProducerRecord<>(
                                    TopicNames.handedIn(agency),
                                    "k",
                                    "take".getBytes(StandardCharsets.UTF_8))));
        }
        handIn("m-1", "take", "throughline.answer.v1");
        await().atMost(WITHIN).until(() -> outcomes().size() == 2);
        assertThat(outcomes()).allMatch(one -> one.matches("\\d/\\d refused"));
        assertThat(asked).allMatch((MACHINE + "  ")::equals);
    }

    @Test
    void what_the_agency_is_told_does_not_wait_for_what_cannot_be_taken_now() throws Exception {
        handIns.use(agency, MACHINE);
        node();
        handIn("m-1", "away");
        await().atMost(WITHIN).until(() -> asked.size() > 1);
        // The turn is for both, and this node keeps it.
        await().during(Duration.ofSeconds(3)).until(this::isHeld);
        assertThat(outcomes()).isEmpty();
    }

    private boolean isHeld() {
        return JdbcClient.create(gateway)
                        .sql(
                                """
                                select count(*) from gateway.receiving_lease
                                where agency = :agency and held_until > clock_timestamp()
                                """)
                        .param("agency", agency.value())
                        .query(Integer.class)
                        .single()
                == 1;
    }

    @Test
    void nothing_is_taken_before_it_is_set_up_nor_after_its_end() throws Exception {
        node();
        handIn("m-1", "take");
        handIns.use(agency, MACHINE);
        await().atMost(WITHIN).until(() -> asked.size() == 1);
        await().atMost(WITHIN).until(this::isEmpty);
        assertThat(handIns.end(agency)).isTrue();
        assertThat(handIns.end(agency)).isFalse();
        // Whoever is in the middle of a step may take one more.
        await().pollDelay(Duration.ofSeconds(1)).until(() -> true);
        handIn("m-2", "take");
        await().during(Duration.ofSeconds(2)).until(() -> asked.size() == 1);
        handIns.use(agency, "AG-S2");
        await().atMost(WITHIN).until(() -> asked.contains("AG-S2 m-2 take"));
    }

    private void handIn(String id, String words) throws Exception {
        handIn(id, words, Envelopes.HAND_IN);
    }

    private void handIn(String id, String words, String type) throws Exception {
        try (var topics = new Topics(clients.broker())) {
            topics.ensured(TopicNames.handedIn(agency));
        }
        var event =
                CloudEventBuilder.v1()
                        .withId(id)
                        .withSource(URI.create("urn:program"))
                        .withType(type)
                        .withData("application/json", words.getBytes(StandardCharsets.UTF_8))
                        .build();
        try (var producer = clients.producer()) {
            Clients.sendAll(
                    producer,
                    List.of(
                            KafkaMessageFactory.<String>createWriter(
                                            TopicNames.handedIn(agency),
                                            null,
                                            null,
                                            Entries.CASE.value())
                                    .writeBinary(event)));
        }
    }

    /** Which message, or which place, and what became of it. */
    private List<String> outcomes() throws Exception {
        var read = new ArrayList<String>();
        try (var reader =
                new TopicReader(
                        TopicNames.outcomes(agency),
                        clients,
                        (_, _) -> Optional.empty(),
                        (_, _, _) -> {})) {
            for (int looks = 0; looks < 4; looks++) {
                for (var record : reader.poll()) {
                    var event = Envelopes.read(record);
                    assertThat(record.key()).isEqualTo(agency.value());
                    var about =
                            event.getSubject() == null
                                    ? event.getExtension("place")
                                    : event.getSubject();
                    read.add(
                            about
                                    + " "
                                    + new String(Envelopes.data(event), StandardCharsets.UTF_8));
                }
            }
        }
        return read;
    }

    private boolean isEmpty() throws Exception {
        var topic = TopicNames.handedIn(agency);
        try (var topics = new Topics(clients.broker());
                var admin = Admin.create(Map.of("bootstrap.servers", TestInfrastructure.kafka()))) {
            for (int one = 0; one < topics.find(topic).orElseThrow().partitions(); one++) {
                var partition = new TopicPartition(topic, one);
                var first = admin.listOffsets(Map.of(partition, OffsetSpec.earliest()));
                var end = admin.listOffsets(Map.of(partition, OffsetSpec.latest()));
                if (first.partitionResult(partition).get().offset()
                        != end.partitionResult(partition).get().offset()) {
                    return false;
                }
            }
            return true;
        }
    }
}
