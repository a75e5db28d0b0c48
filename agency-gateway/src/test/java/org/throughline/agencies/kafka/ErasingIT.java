package org.throughline.agencies.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.throughline.agencies.Entries.CASE;
import static org.throughline.agencies.Entries.entry;
import static org.throughline.agencies.Entries.fields;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.throughline.agencies.Entries;
import org.throughline.agencies.PartnerJson;
import org.throughline.agencies.answers.AnswerBox;
import org.throughline.agencies.answers.AnswerHandler;
import org.throughline.agencies.dialect.Dialect;
import org.throughline.agencies.erasing.ErasureTable;
import org.throughline.agencies.erasing.ToldErasure;
import org.throughline.agencies.kafka.broker.Broker;
import org.throughline.agencies.kafka.broker.TopicNames;
import org.throughline.agencies.kafka.loop.TurnTable;
import org.throughline.agencies.kafka.loop.Turns;
import org.throughline.agencies.kafka.topic.Clients;
import org.throughline.agencies.receiving.AgencyStore;
import org.throughline.agencies.releasing.OutboxTable;
import org.throughline.agencies.releasing.PublicationTable;
import org.throughline.agencies.releasing.Releasing;
import org.throughline.agencies.witness.CheckpointSource;
import org.throughline.casefile.ids.AgencyId;
import org.throughline.casefile.partner.PartnerEntry;
import org.throughline.casefile.partner.PartnerEntryListener;
import org.throughline.casefile.person.Erased;
import org.throughline.casefile.register.AgencyKind;
import org.throughline.casefile.sharing.Level;
import org.throughline.embedded.TestInfrastructure;

/** Word of an erasure on its way to an agency and back. */
class ErasingIT {
    private static final Duration SOON = Duration.ofSeconds(40);
    private static final int ENTRIES = 400;
    private static int runs;

    private final AgencyId agency = new AgencyId("ER-" + ++runs);
    private final List<AutoCloseable> open = new ArrayList<>();
    private final List<PartnerEntry> left = new CopyOnWriteArrayList<>();
    private volatile boolean isBroken;
    private DataSource casework;
    private AgencyStore store;
    private CaseworkRelay relay;

    @BeforeEach
    void start() {
        casework = TestInfrastructure.freshDatabase();
        Releasing.migrate(casework);
        var gateway = TestInfrastructure.freshDatabase();
        AgencyStore.migrate(gateway);
        store =
                new AgencyStore(
                        gateway,
                        _ -> Dialect.of(AgencyKind.HOUSING),
                        List.of(listener()),
                        Clock.systemUTC());
        relay =
                new CaseworkRelay(
                        casework,
                        "node",
                        NobodysKeys.leaving(casework),
                        Broker.at(TestInfrastructure.kafka()),
                        () -> List.of(agency),
                        _ -> new AnswerHandler.Outcome(null, List.of()),
                        CheckpointSource.NONE);
        relay.start();
        open.add(relay);
        var node =
                new GatewayNode(
                        store,
                        new AnswerBox(gateway, Clock.systemUTC()),
                        new Turns(TurnTable.ofReceiving(gateway), "one"),
                        Broker.at(TestInfrastructure.kafka()),
                        () -> List.of(agency));
        node.start();
        open.add(node);
        for (int number = 1; number <= 3; number++) {
            release(number);
        }
        arrived(3);
    }

    private PartnerEntryListener listener() {
        return new PartnerEntryListener() {
            @Override
            public void received(List<PartnerEntry> entries) {
                // Only what is left of them counts here.
            }

            @Override
            public void erased(PartnerEntry entry) {
                if (isBroken) {
                    throw new IllegalStateException("cannot be taken out");
                }
                left.add(entry);
            }
        };
    }

    @AfterEach
    void stop() throws Exception {
        for (var one : open.reversed()) {
            one.close();
        }
    }

    private void release(int number) {
        release(number, "wept");
    }

    private void release(int number, String reason) {
        var entry = entry(agency, number, "HelpOffered", Level.SHARED, fields("reason", reason));
        Entries.release(casework, entry);
        relay.wake();
    }

    private void erase(String erasure) {
        new ErasureTable(casework)
                .insert(CASE, erasure, new ToldErasure(agency, "client", 1, Instant.now(), null));
        new OutboxTable(casework)
                .add(
                        agency,
                        "erased",
                        CASE,
                        null,
                        PartnerJson.write(
                                Map.of(
                                        "erasure",
                                        erasure,
                                        "isClient",
                                        true,
                                        "entries",
                                        Map.of("2", List.of("reason")))));
        relay.wake();
    }

    private void arrived(int count) {
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(store.told(agency, CASE)).hasSize(count));
    }

    /** Whether the agency has confirmed each erasure, in the order in which they were told. */
    private List<Boolean> confirmed() {
        return new ErasureTable(casework)
                .of(CASE).stream().map(one -> one.confirmedAt() != null).toList();
    }

    @Test
    void the_words_go_where_they_stood_and_the_agency_says_so() {
        erase("f-1");

        await().atMost(SOON).until(() -> confirmed().equals(List.of(true)));
        assertThat(store.told(agency, CASE))
                .extracting(entry -> entry.payload().get("reason"))
                .containsExactly("wept", Erased.MARK, "wept");
        assertThat(store.documents(agency, CASE))
                .extractingByKey(2)
                .asString()
                .doesNotContain("wept");
        assertThat(left).extracting(PartnerEntry::agencySeq).containsExactly(2);
    }

    @Test
    void what_could_not_be_done_is_not_confirmed() {
        isBroken = true;
        erase("f-1");
        await().atMost(SOON).until(() -> store.trouble(agency).parked() > 0);
        assertThat(store.told(agency, CASE))
                .extracting(entry -> entry.payload().get("reason"))
                .containsOnly("wept");

        isBroken = false;
        erase("f-2");

        // Word of the first would come before word of the second.
        await().atMost(SOON).until(() -> confirmed().getLast());
        assertThat(confirmed()).containsExactly(false, true);
    }

    @Test
    void the_topics_are_emptied_once_for_each_asking_and_nothing_takes_effect_twice() {
        var publications = new PublicationTable(casework);
        var before = publications.of(agency);

        // Nobody was erased since: what is sent now need not be taken back.
        publications.askAgainSince(agency, before.erasures());
        assertThat(publications.of(agency).isRefillDue()).isFalse();

        // Somebody was, while it was under way.
        refilled(publications, SOON);
        arrived(3);
        assertThat(left).isEmpty();
    }

    @Test
    void a_topic_that_was_filled_again_holds_everything_in_order() {
        var words = "wept ".repeat(400);
        IntStream.rangeClosed(4, ENTRIES).forEach(number -> release(number, words));
        arrived(ENTRIES);
        for (int round = 0; round < 4; round++) {
            refilled(new PublicationTable(casework), Duration.ofSeconds(12));
            assertThat(topic())
                    .containsExactlyElementsOf(IntStream.rangeClosed(1, ENTRIES).boxed().toList());
        }
    }

    private void refilled(PublicationTable publications, Duration within) {
        var before = publications.of(agency);
        publications.askAgainSince(agency, before.erasures() - 1);
        relay.wake();
        await().atMost(within)
                .until(() -> {
                    var now = publications.of(agency);
                    return !now.isRefillDue()
                            && !now.topicId().equals(before.topicId())
                            && now.publishedSeq() == before.publishedSeq();
                });
    }

    /** The numbers of the entries that stand in the topic. */
    private List<Integer> topic() {
        try (var consumer = new Clients(Broker.at(TestInfrastructure.kafka())).consumer()) {
            var parts =
                    consumer.partitionsFor(TopicNames.entries(agency)).stream()
                            .map(one -> new TopicPartition(one.topic(), one.partition()))
                            .toList();
            consumer.assign(parts);
            consumer.seekToBeginning(parts);
            var numbers = new ArrayList<Integer>();
            var end = consumer.endOffsets(parts);
            while (end.entrySet().stream()
                    .anyMatch(one -> consumer.position(one.getKey()) < one.getValue())) {
                consumer.poll(Duration.ofMillis(200))
                        .forEach(one ->
                                numbers.add(
                                        PartnerJson.entry(Envelopes.data(Envelopes.read(one)))
                                                .agencySeq()));
            }
            return numbers;
        }
    }
}
