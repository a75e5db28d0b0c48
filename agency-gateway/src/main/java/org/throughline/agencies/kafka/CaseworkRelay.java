package org.throughline.agencies.kafka;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.throughline.agencies.answers.AnswerHandler;
import org.throughline.agencies.answers.ReceiptBook;
import org.throughline.agencies.kafka.broker.Broker;
import org.throughline.agencies.kafka.loop.AgencyLoop;
import org.throughline.agencies.kafka.loop.AgencyLoops;
import org.throughline.agencies.kafka.loop.TurnTable;
import org.throughline.agencies.kafka.loop.Turns;
import org.throughline.agencies.kafka.topic.Clients;
import org.throughline.agencies.releasing.Leaving;
import org.throughline.agencies.releasing.OutboxTable;
import org.throughline.agencies.releasing.PublicationTable;
import org.throughline.agencies.witness.CheckpointSource;
import org.throughline.casefile.ids.AgencyId;

/**
 * The casework side of the way to the agencies: publishes what was released, and takes what they
 * answer.
 */
public final class CaseworkRelay implements AutoCloseable {
    private final OutboxTable outbox;
    private final Map<AgencyId, Publishing> publishers = new ConcurrentHashMap<>();
    private final AgencyLoops loops;

    /**
     * @param database the casework database, with the schema {@code release}
     * @param node a name that no other node has; one node at a time fills the topic of an agency
     * @param gate what of it leaves
     * @param agencies the agencies that are registered now
     * @param checkpoints what the agencies are told of the log
     */
    public CaseworkRelay(
            DataSource database,
            String node,
            Leaving gate,
            Broker broker,
            Supplier<List<AgencyId>> agencies,
            AnswerHandler handler,
            CheckpointSource checkpoints) {
        this.outbox = new OutboxTable(database);
        var publications = new PublicationTable(database);
        var turns = new Turns(TurnTable.ofPublishing(database), node);
        var receipts = new ReceiptBook(database);
        var clients = new Clients(broker);
        this.loops =
                new AgencyLoops(
                        "casework-relay",
                        agencies,
                        agency -> {
                            var publishing =
                                    new Publishing(
                                            agency,
                                            turns.of(agency),
                                            outbox,
                                            gate,
                                            publications,
                                            checkpoints,
                                            clients);
                            publishers.put(agency, publishing);
                            return List.of(
                                    new AgencyLoop("publishing-" + agency, publishing),
                                    new AgencyLoop(
                                            "taking-" + agency,
                                            new AnswerTaking(
                                                    agency,
                                                    handler,
                                                    receipts,
                                                    checkpoints,
                                                    publishing,
                                                    clients)));
                        });
    }

    public void start() {
        loops.start();
    }

    /** Something may have been released. */
    public void wake() {
        publishers.values().forEach(Publishing::wake);
    }

    /** How much waits to be published to this agency. */
    public long waiting(AgencyId agency) {
        return outbox.waiting(agency);
    }

    /** What holds up whom. */
    public Map<String, String> troubles() {
        return loops.troubles();
    }

    @Override
    public void close() {
        loops.close();
    }
}
