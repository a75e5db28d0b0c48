package org.throughline.agencies.channels;

import static org.assertj.core.api.Assertions.assertThat;
import static org.throughline.agencies.Entries.fields;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Function;
import javax.sql.DataSource;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.throughline.agencies.answers.AnswerBox;
import org.throughline.agencies.dialect.Dialect;
import org.throughline.agencies.ledger.Backoff;
import org.throughline.agencies.ledger.Delivery;
import org.throughline.agencies.ledger.Queueing;
import org.throughline.agencies.ledger.SecondTries;
import org.throughline.agencies.reaching.Connections;
import org.throughline.agencies.reaching.DeliveryBell;
import org.throughline.agencies.receiving.AgencyStore;
import org.throughline.casefile.ids.AgencyId;
import org.throughline.casefile.ids.CaseId;
import org.throughline.casefile.partner.ErasureWord;
import org.throughline.casefile.partner.PartnerEntry;
import org.throughline.casefile.register.AgencyKind;
import org.throughline.casefile.sharing.Level;
import org.throughline.embedded.TestInfrastructure;

/** An agency's store and ledger in a real database, and nodes that deliver from it. */
public final class Reached implements AutoCloseable {
    public static final AgencyId HOMES = new AgencyId("TB");
    public static final CaseId ROSA = new CaseId("BF-0199");
    public static final CaseId OMAR = new CaseId("BF-0198");

    private static final Instant MONDAY = Instant.parse("2025-03-03T10:00:00Z");
    private static final Duration WITHIN = Duration.ofSeconds(20);

    public final DataSource database = TestInfrastructure.freshDatabase();
    public final Clock clock = Clock.systemUTC();
    public final DeliveryBell bell = new DeliveryBell();
    public final AgencyStore store;
    public final AnswerBox box;
    public final Connections connections;
    public final SecondTries secondTries;
    private final List<DeliveryNode> nodes = new ArrayList<>();
    private final Map<AgencyId, Integer> released = new HashMap<>();
    private final Map<String, Integer> numbers = new HashMap<>();
    private Function<CaseId, Told> usual =
            _ -> new Told("HelpOffered", Level.CODED, fields("answer", "accepted"));
    private Backoff backoff =
            new Backoff(List.of(Duration.ofMillis(20), Duration.ofMillis(20)), new Random(7));

    public Reached() {
        AgencyStore.migrate(database);
        store =
                new AgencyStore(
                        database,
                        _ -> Dialect.of(AgencyKind.VOLUNTARY),
                        List.of(new Queueing(database, bell, clock)),
                        clock);
        box = new AnswerBox(database, clock);
        connections = new Connections(database, clock);
        secondTries = new SecondTries(database, store, bell, clock);
        gate(HOMES, ROSA, true);
        gate(HOMES, OMAR, true);
    }

    /** What an entry tells. */
    public record Told(String type, Level level, Map<String, Object> payload) {}

    /** What the agency is told of a case where a test does not say. */
    public void usually(Function<CaseId, Told> told) {
        usual = told;
    }

    /** How long the nodes that are started from now on wait after a failure. */
    public void waits(Duration... waits) {
        backoff = new Backoff(List.of(waits), new Random(7));
    }

    public DeliveryNode node(String name, List<AgencyId> agencies, Channel... channels) {
        return node(name, Duration.ofSeconds(20), agencies, channels);
    }

    public DeliveryNode node(
            String name, Duration leaseTime, List<AgencyId> agencies, Channel... channels) {
        var node =
                new DeliveryNode(
                        new DeliveryNode.Setting(
                                database, name, store, box, bell, backoff, leaseTime, clock),
                        List.of(channels),
                        () -> agencies);
        node.start();
        nodes.add(node);
        return node;
    }

    public void gate(AgencyId agency, CaseId caseId, boolean isOpen) {
        store.together(() -> {
            store.gate(agency, caseId, isOpen, numbers.merge("gate", 1, Integer::sum));
            return true;
        });
    }

    /** The agency is told that somebody was erased who stood in this field of an entry. */
    public void erase(CaseId caseId, String erasure, int agencySeq, String field) {
        var fields = Map.of(agencySeq, List.of(field));
        store.together(
                HOMES,
                () -> {
                    store.erase(new ErasureWord(HOMES, erasure, caseId, true, fields));
                    return true;
                });
    }

    /** The agency is told so many more entries of a case. */
    public void receive(CaseId caseId, int count) {
        for (int one = 0; one < count; one++) {
            var told = usual.apply(caseId);
            receive(HOMES, caseId, told.type(), told.level(), told.payload());
        }
    }

    /** The agency is told one more entry, which has the releaseSeq that is answered. */
    public int receive(
            AgencyId agency, CaseId caseId, String type, Level level, Map<String, Object> payload) {
        return receive(agency, caseId, type, level, null, AgencyId.PROJECT, payload);
    }

    /** The agency is told of what it did itself. */
    public int receiveOwn(CaseId caseId, String type, Map<String, Object> payload) {
        return receive(HOMES, caseId, type, Level.CODED, null, HOMES, payload);
    }

    /** The agency is told of what became of an entry that it has. */
    public int receiveNotice(
            AgencyId agency,
            CaseId caseId,
            String type,
            String target,
            Map<String, Object> payload) {
        return receive(agency, caseId, type, Level.CODED, target, AgencyId.PROJECT, payload);
    }

    private int receive(
            AgencyId agency,
            CaseId caseId,
            String type,
            Level level,
            @Nullable String target,
            AgencyId acting,
            Map<String, Object> payload) {
        int releaseSeq = released.merge(agency, 1, Integer::sum);
        int agencySeq = numbers.merge(agency + " " + caseId, 1, Integer::sum);
        var at = MONDAY.plusSeconds(60L * releaseSeq);
        store.together(() ->
                store.receive(
                        new PartnerEntry(
                                agency,
                                caseId,
                                releaseSeq,
                                agencySeq,
                                "event-" + releaseSeq,
                                type,
                                1,
                                at,
                                "exact",
                                at,
                                at,
                                level,
                                false,
                                null,
                                acting,
                                target,
                                null,
                                false,
                                payload)));
        return releaseSeq;
    }

    /** The ids that entries with these numbers have by every channel. */
    public static List<String> ids(CaseId caseId, int firstRelease, int firstNumber, int count) {
        var ids = new ArrayList<String>();
        for (int one = 0; one < count; one++) {
            ids.add(caseId + " event-" + (firstRelease + one) + "." + (firstNumber + one));
        }
        return ids;
    }

    /** The rows of the agency by the channel that it uses, by releaseSeq. */
    public List<Delivery> rows(AgencyId agency) {
        var channel = connections.of(agency).channel();
        return secondTries.list(1000).stream()
                .filter(one -> one.agency().equals(agency) && one.channel().equals(channel))
                .sorted(
                        Comparator.comparingLong(Delivery::releaseSeq)
                                .thenComparing(Delivery::erasure))
                .toList();
    }

    public List<String> states() {
        return rows(HOMES).stream().map(Delivery::state).toList();
    }

    public void eventually(Runnable holds) {
        Awaitility.await()
                .atMost(WITHIN)
                .pollInterval(Duration.ofMillis(20))
                .untilAsserted(holds::run);
    }

    public void allSettled(int rows) {
        eventually(() -> assertThat(states()).hasSize(rows).allMatch(it -> it.equals("confirmed")));
    }

    @Override
    public void close() {
        nodes.forEach(DeliveryNode::close);
    }
}
