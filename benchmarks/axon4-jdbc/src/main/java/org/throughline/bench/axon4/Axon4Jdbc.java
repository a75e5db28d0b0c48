package org.throughline.bench.axon4;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventsourcing.eventstore.jdbc.JdbcEventStorageEngine;
import org.axonframework.eventsourcing.eventstore.jdbc.PostgresEventTableFactory;
import org.axonframework.serialization.json.JacksonSerializer;
import org.jspecify.annotations.Nullable;
import org.throughline.bench.measure.EventTable;
import org.throughline.bench.measure.Fact;
import org.throughline.bench.measure.Follower;
import org.throughline.bench.measure.Options;
import org.throughline.bench.measure.Peer;
import org.throughline.bench.measure.PeerProcess;
import org.throughline.bench.measure.Pools;

/** The JDBC engine with its own tables and its defaults; the sequence number is the condition. */
final class Axon4Jdbc implements Peer {
    private static final String TYPE = "Bench";

    private final HikariDataSource pool;
    private final JdbcEventStorageEngine engine;

    private Axon4Jdbc(Options options) {
        pool = Pools.pool(options, null);
        var transactions = new ThreadTransactions(pool);
        var serializer = JacksonSerializer.defaultSerializer();
        engine =
                JdbcEventStorageEngine.builder()
                        .connectionProvider(transactions)
                        .transactionManager(transactions)
                        .eventSerializer(serializer)
                        .snapshotSerializer(serializer)
                        .build();
    }

    public static void main(String[] args) {
        PeerProcess.main(args, Axon4Jdbc::new);
    }

    @Override
    public String name() {
        return "axon4-jdbc";
    }

    @Override
    public void create() {
        engine.createSchema(PostgresEventTableFactory.INSTANCE);
    }

    @Override
    public long versionOf(String stream) {
        return engine.lastSequenceNumberFor(stream).orElse(-1L);
    }

    @Override
    public long append(String stream, long version, String eventId, Fact fact) {
        DomainEventMessage<Fact> event =
                new GenericDomainEventMessage<>(
                        TYPE, stream, version + 1, fact, Map.of(), eventId, Instant.now());
        engine.appendEvents(List.of(event));
        return version + 1;
    }

    @Override
    public int load(String stream) {
        return (int) engine.readEvents(stream, 0).asStream().count();
    }

    @Override
    public Follower follow() {
        return new Follower() {
            private @Nullable TrackingToken token;

            @Override
            @SuppressWarnings("NullAway") // A null token means the beginning.
            public int poll(Consumer<Shown> sink) {
                int events = 0;
                try (var stream = engine.readEvents(token, false)) {
                    for (var all = stream.iterator(); all.hasNext(); events++) {
                        TrackedEventMessage<?> event = all.next();
                        token = event.trackingToken();
                        sink.accept(
                                new Shown(
                                        event.getIdentifier(),
                                        ((DomainEventMessage<?>) event).getAggregateIdentifier()));
                    }
                }
                return events;
            }
        };
    }

    @Override
    public void fill(long events, int streams, int payloadBytes) throws SQLException {
        var insert =
                """
                insert into DomainEventEntry (aggregateIdentifier, sequenceNumber, type, eventIdentifier, metaData,
                                              payload, payloadRevision, payloadType, timeStamp)
                select 'bench-' || %s, %s, '%s', uuidv7()::text, convert_to('{}', 'UTF8'),
                       convert_to(%s, 'UTF8'), null, '%s', '2026-01-01T00:00:00.000Z'
                from generate_series(0, %d) as n
                order by n
                """
                        .formatted(
                                Peer.streamSql(),
                                Peer.placeSql(),
                                TYPE,
                                Fact.sql(payloadBytes),
                                Fact.class.getName(),
                                events - 1);
        try (var connection = pool.getConnection();
                var statement = connection.createStatement()) {
            statement.execute(insert);
            statement.execute("analyze DomainEventEntry");
        }
    }

    @Override
    public EventTable table() {
        return new EventTable(
                "DomainEventEntry", "eventIdentifier", "aggregateIdentifier", "globalIndex");
    }

    @Override
    public void close() {
        pool.close();
    }
}
