package org.throughline.agencies.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.throughline.agencies.Entries.CASE;
import static org.throughline.agencies.Entries.entry;
import static org.throughline.agencies.Entries.fields;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.SaslAuthenticationException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.throughline.agencies.Entries;
import org.throughline.agencies.answers.AnswerBox;
import org.throughline.agencies.answers.AnswerHandler;
import org.throughline.agencies.dialect.Dialect;
import org.throughline.agencies.handin.HandIns;
import org.throughline.agencies.kafka.broker.Broker;
import org.throughline.agencies.kafka.broker.Rights;
import org.throughline.agencies.kafka.broker.TopicNames;
import org.throughline.agencies.kafka.loop.TurnTable;
import org.throughline.agencies.kafka.loop.Turns;
import org.throughline.agencies.receiving.AgainListener;
import org.throughline.agencies.receiving.AgencyStore;
import org.throughline.agencies.releasing.Releasing;
import org.throughline.agencies.witness.CheckpointSource;
import org.throughline.agencies.witness.CheckpointWitness;
import org.throughline.casefile.ids.AgencyId;
import org.throughline.casefile.ids.PersonId;
import org.throughline.casefile.register.AgencyKind;
import org.throughline.casefile.sharing.Level;
import org.throughline.embedded.SecuredBroker;
import org.throughline.embedded.TestInfrastructure;

/** A broker that asks who comes: with the rights of each side all goes its way, and no other. */
class RightsIT {
    private static final AgencyId HOMES = new AgencyId("TB");
    private static final AgencyId POLICE = new AgencyId("BP");
    private static final String READER = "homes-reader";
    private static final String WRITER = "homes-writer";
    private static final Duration WITHIN = Duration.ofSeconds(40);

    private static final List<AutoCloseable> OPEN = new ArrayList<>();
    private static SecuredBroker broker;
    private static DataSource casework;
    private static AgencyStore store;
    private static AnswerBox box;
    private static final List<String> TAKEN = new ArrayList<>();

    @BeforeAll
    static void start() throws Exception {
        var names = List.of("casework", "gateway", READER, WRITER);
        broker = new SecuredBroker(TestInfrastructure.freshFolder(), names);
        OPEN.add(broker);
        give();
        casework = TestInfrastructure.freshDatabase();
        Releasing.migrate(casework);
        var gateway = TestInfrastructure.freshDatabase();
        AgencyStore.migrate(gateway);
        var clock = Clock.systemUTC();
        store = new AgencyStore(gateway, _ -> Dialect.of(AgencyKind.HOUSING), List.of(), clock);
        box = new AnswerBox(gateway, clock);
        var relay =
                new CaseworkRelay(
                        casework,
                        "node",
                        NobodysKeys.leaving(casework),
                        as("casework"),
                        () -> List.of(HOMES, POLICE),
                        answer -> {
                            TAKEN.add(answer.messageId());
                            return AnswerHandler.Outcome.RECORDED;
                        },
                        CheckpointSource.NONE);
        OPEN.add(relay);
        relay.start();
        var handIns = new HandIns(gateway, box, new TellingDoor(), clock);
        handIns.use(HOMES, "TB-S1");
        handIns.use(POLICE, "BP-S1");
        var node =
                new GatewayNode(
                        store,
                        box,
                        handIns,
                        new Turns(TurnTable.ofReceiving(gateway), "one"),
                        as("gateway"),
                        () -> List.of(HOMES, POLICE),
                        AgainListener.NONE,
                        CheckpointWitness.NONE);
        OPEN.add(node);
        node.start();
        for (var agency : List.of(HOMES, POLICE)) {
            Entries.release(
                    casework,
                    entry(agency, 1, "HelpOffered", Level.CODED, fields("answer", "yes")));
        }
        relay.wake();
    }

    @AfterAll
    static void stop() throws Exception {
        for (var one : OPEN.reversed()) {
            one.close();
        }
    }

    private static Broker as(String name) {
        return new Broker(broker.servers(), broker.as(name));
    }

    private static void give() throws Exception {
        var rights =
                Stream.of(HOMES, POLICE)
                        .flatMap(agency ->
                                Stream.of(
                                                Rights.casework(agency, "User:casework"),
                                                Rights.gateway(agency, "User:gateway"),
                                                Rights.taking(agency, "User:gateway"))
                                        .flatMap(List::stream));
        var all = new ArrayList<AclBinding>(rights.toList());
        all.addAll(Rights.agency(HOMES, "User:" + READER));
        all.addAll(Rights.handingIn(HOMES, "User:" + WRITER));
        try (var admin = Admin.create(as(SecuredBroker.ADMINISTRATOR).settings(Map.of()))) {
            admin.createAcls(all).all().get();
        }
    }

    @Test
    void what_is_released_arrives_and_answers_come_back() {
        eventually(() -> {
            assertThat(store.told(HOMES, CASE)).hasSize(1);
            assertThat(store.told(POLICE, CASE)).hasSize(1);
        });
        box.put(
                HOMES,
                new PersonId("U-1"),
                "AcceptReferral",
                CASE,
                "m-1",
                "{\"messageId\":\"m-1\"}");
        eventually(() -> assertThat(TAKEN).contains("m-1"));
    }

    @Test
    void the_agencys_own_consumer_reads_its_topic() {
        var types = new ArrayList<String>();
        try (var consumer = consumer(READER, TopicNames.groups(HOMES) + "desk")) {
            consumer.subscribe(List.of(TopicNames.entries(HOMES)));
            eventually(() -> {
                for (var record : consumer.poll(Duration.ofSeconds(1))) {
                    types.add(Envelopes.read(record).getType());
                }
                assertThat(types).contains("case.help-offered.v1");
            });
            consumer.commitSync();
        }
    }

    @Test
    void nobody_elses_topic_opens_to_it_and_no_group_of_others() {
        eventually(() -> assertThat(store.told(POLICE, CASE)).hasSize(1));
        for (var topic :
                List.of(
                        TopicNames.entries(POLICE),
                        TopicNames.answers(POLICE),
                        TopicNames.answers(HOMES))) {
            try (var consumer = consumer(READER, TopicNames.groups(HOMES) + "desk-2")) {
                consumer.subscribe(List.of(topic));
                assertThatThrownBy(() -> consumer.poll(Duration.ofSeconds(10)))
                        .as(topic)
                        .isInstanceOf(AuthorizationException.class);
            }
        }
        try (var consumer = consumer(READER, TopicNames.groups(POLICE) + "desk")) {
            consumer.subscribe(List.of(TopicNames.entries(HOMES)));
            assertThatThrownBy(
                            () -> {
                                while (true) {
                                    consumer.poll(Duration.ofSeconds(1));
                                }
                            })
                    .isInstanceOf(AuthorizationException.class);
        }
    }

    @Test
    void it_writes_nowhere_and_the_gateway_not_where_agencies_are_told() {
        eventually(() -> assertThat(store.told(HOMES, CASE)).hasSize(1));
        assertRefused(READER, TopicNames.entries(HOMES));
        assertRefused(READER, TopicNames.answers(HOMES));
        assertRefused("gateway", TopicNames.entries(HOMES));
        assertRefused("casework", TopicNames.answers(HOMES));
        assertRefused(READER, TopicNames.handedIn(HOMES));
        for (var topic :
                List.of(
                        TopicNames.entries(HOMES),
                        TopicNames.answers(HOMES),
                        TopicNames.outcomes(HOMES),
                        TopicNames.handedIn(POLICE))) {
            assertRefused(WRITER, topic);
        }
    }

    @Test
    void the_agencys_own_program_hands_in_and_reads_what_became_of_it() {
        var settings = as(WRITER).settings(Map.of("max.block.ms", "5000"));
        try (var producer =
                        new KafkaProducer<>(
                                settings, new StringSerializer(), new StringSerializer());
                var consumer = consumer(WRITER, TopicNames.groups(HOMES) + "outcomes")) {
            eventually(() -> {
                try {
                    producer.send(new ProducerRecord<>(TopicNames.handedIn(HOMES), "k", "v")).get();
                } catch (Exception notYet) { // its topic is made by the gateway
                    throw new AssertionError(notYet);
                }
            });
            consumer.subscribe(List.of(TopicNames.outcomes(HOMES)));
            eventually(() -> assertThat(consumer.poll(Duration.ofSeconds(1))).isNotEmpty());
        }
        for (var topic : List.of(TopicNames.handedIn(HOMES), TopicNames.outcomes(POLICE))) {
            try (var consumer = consumer(WRITER, TopicNames.groups(HOMES) + "others")) {
                consumer.subscribe(List.of(topic));
                assertThatThrownBy(() -> consumer.poll(Duration.ofSeconds(10)))
                        .as(topic)
                        .isInstanceOf(AuthorizationException.class);
            }
        }
    }

    private static void assertRefused(String name, String topic) {
        // Else it asks first whether it may be idempotent, and which refusal comes is chance.
        var settings =
                as(name).settings(Map.of("max.block.ms", "10000", "enable.idempotence", "false"));
        try (var producer =
                new KafkaProducer<>(settings, new StringSerializer(), new StringSerializer())) {
            assertThatThrownBy(() -> producer.send(new ProducerRecord<>(topic, "k", "v")).get())
                    .as(name + " in " + topic)
                    .isInstanceOf(ExecutionException.class)
                    .hasCauseInstanceOf(AuthorizationException.class);
        }
    }

    @Test
    void whoever_shows_a_wrong_secret_or_none_sees_nothing() {
        var wrong = new HashMap<>(broker.as(READER));
        wrong.replaceAll((_, value) -> value.replace("password=\"", "password=\"x"));
        var stranger = new Broker(broker.servers(), wrong);
        try (var admin =
                Admin.create(
                        stranger.settings(
                                Map.of(
                                        "request.timeout.ms",
                                        "5000",
                                        "default.api.timeout.ms",
                                        "10000")))) {
            assertThatThrownBy(() -> admin.listTopics().names().get())
                    .hasCauseInstanceOf(SaslAuthenticationException.class);
        }
    }

    private static KafkaConsumer<String, byte[]> consumer(String name, String group) {
        var settings =
                as(name).settings(Map.of("group.id", group, "auto.offset.reset", "earliest"));
        return new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer());
    }

    private static void eventually(Runnable holds) {
        Awaitility.await().atMost(WITHIN).untilAsserted(holds::run);
    }
}
