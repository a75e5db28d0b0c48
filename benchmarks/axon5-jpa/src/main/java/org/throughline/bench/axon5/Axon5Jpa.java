package org.throughline.bench.axon5;

import com.zaxxer.hikari.HikariDataSource;
import jakarta.persistence.EntityManagerFactory;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.axonframework.conversion.json.JacksonConverter;
import org.axonframework.eventsourcing.eventstore.AggregateBasedConsistencyMarker;
import org.axonframework.eventsourcing.eventstore.AppendCondition;
import org.axonframework.eventsourcing.eventstore.GenericTaggedEventMessage;
import org.axonframework.eventsourcing.eventstore.SourcingCondition;
import org.axonframework.eventsourcing.eventstore.jpa.AggregateBasedJpaEventStorageEngine;
import org.axonframework.eventsourcing.eventstore.jpa.AggregateEventEntry;
import org.axonframework.eventsourcing.eventstore.jpa.SQLStateResolver;
import org.axonframework.messaging.core.LegacyResources;
import org.axonframework.messaging.core.MessageStream;
import org.axonframework.messaging.core.MessageType;
import org.axonframework.messaging.eventhandling.EventMessage;
import org.axonframework.messaging.eventhandling.GenericEventMessage;
import org.axonframework.messaging.eventhandling.conversion.DelegatingEventConverter;
import org.axonframework.messaging.eventhandling.processing.streaming.token.TrackingToken;
import org.axonframework.messaging.eventstreaming.EventCriteria;
import org.axonframework.messaging.eventstreaming.StreamingCondition;
import org.axonframework.messaging.eventstreaming.Tag;
import org.hibernate.cfg.Configuration;
import org.jspecify.annotations.Nullable;
import org.throughline.bench.measure.EventTable;
import org.throughline.bench.measure.Fact;
import org.throughline.bench.measure.Follower;
import org.throughline.bench.measure.Options;
import org.throughline.bench.measure.Peer;
import org.throughline.bench.measure.PeerProcess;
import org.throughline.bench.measure.Pools;

/**
 * The aggregate based JPA engine with its own entity and its defaults. It takes one tag an event.
 */
@SuppressWarnings("NullAway") // The engine takes no processing context here, which it allows.
final class Axon5Jpa implements Peer {
    private static final String TYPE = "Bench";
    private static final MessageType FACT_RECORDED = new MessageType("fact-recorded", "1");

    private final HikariDataSource pool;
    private final boolean payloadAsOid;
    private final EntityManagerFactory hibernate;
    private final AggregateBasedJpaEventStorageEngine engine;

    private Axon5Jpa(Options options) {
        pool = Pools.pool(options, null);
        payloadAsOid = options.text("payload-as", "bytea").equals("oid");
        hibernate = hibernate(pool, payloadAsOid);
        var managers = new EntityManagers(hibernate);
        engine =
                new AggregateBasedJpaEventStorageEngine(
                        managers,
                        managers,
                        new DelegatingEventConverter(new JacksonConverter()),
                        config -> config.persistenceExceptionResolver(new SQLStateResolver()));
    }

    private static EntityManagerFactory hibernate(HikariDataSource pool, boolean payloadAsOid) {
        var configuration = new Configuration();
        configuration.addAnnotatedClass(AggregateEventEntry.class);
        configuration.getProperties().put("hibernate.connection.datasource", pool);
        if (!payloadAsOid) {
            configuration.setProperty("hibernate.dialect", ByteaDialect.class.getName());
        }
        configuration.setProperty("hibernate.hbm2ddl.auto", "update");
        return configuration.buildSessionFactory();
    }

    public static void main(String[] args) {
        PeerProcess.main(args, Axon5Jpa::new);
    }

    @Override
    public String name() {
        return payloadAsOid ? "axon5-jpa-oid" : "axon5-jpa";
    }

    @Override
    public void create() {
        // Hibernate has done it.
    }

    private static Tag tag(String stream) {
        return new Tag(TYPE, stream);
    }

    private static EventCriteria criteria(String stream) {
        return EventCriteria.havingTags(tag(stream));
    }

    @Override
    public long versionOf(String stream) {
        return read(stream) - 1L;
    }

    private int read(String stream) {
        var events = engine.source(SourcingCondition.conditionFor(criteria(stream)), null);
        int count = 0;
        for (var entry = events.next(); entry.isPresent(); entry = events.next()) {
            // The last entry is the marker of consistency and not an event.
            if (entry.get().message() instanceof EventMessage) {
                count++;
            }
        }
        events.error()
                .ifPresent(error -> {
                    throw new IllegalStateException(error);
                });
        return count;
    }

    @Override
    public long append(String stream, long version, String eventId, Fact fact) {
        var event = new GenericEventMessage(eventId, FACT_RECORDED, fact, Map.of(), Instant.now());
        var condition =
                AppendCondition.withCriteria(criteria(stream))
                        .withMarker(new AggregateBasedConsistencyMarker(stream, version));
        engine.appendEvents(
                        condition,
                        null,
                        List.of(new GenericTaggedEventMessage<>(event, Set.of(tag(stream)))))
                .thenCompose(transaction -> transaction.commit(null))
                .join();
        return version + 1;
    }

    @Override
    public int load(String stream) {
        return read(stream);
    }

    @Override
    public Follower follow() {
        return new Following(engine);
    }

    /** Holds one stream open and opens another behind the last token when it breaks. */
    private static final class Following implements Follower {
        private final AggregateBasedJpaEventStorageEngine engine;
        private TrackingToken token;
        private @Nullable MessageStream<EventMessage> stream;

        Following(AggregateBasedJpaEventStorageEngine engine) {
            this.engine = engine;
            this.token = engine.firstToken(null).join();
        }

        @Override
        public int poll(Consumer<Shown> sink) {
            var open = stream;
            if (open == null) {
                open = engine.stream(StreamingCondition.startingFrom(token), null);
                stream = open;
            }
            int events = 0;
            try {
                for (var entry = open.next(); entry.isPresent(); entry = open.next()) {
                    var one = entry.get();
                    sink.accept(
                            new Shown(
                                    one.message().identifier(),
                                    one.getResource(LegacyResources.AGGREGATE_IDENTIFIER_KEY)));
                    token = TrackingToken.fromContext(one).orElseThrow();
                    events++;
                }
            } catch (RuntimeException e) {
                close();
                throw e;
            }
            if (open.isCompleted() || open.error().isPresent()) {
                close();
            }
            return events;
        }

        @Override
        public void close() {
            if (stream != null) {
                stream.close();
                stream = null;
            }
        }
    }

    @Override
    public void fill(long events, int streams, int payloadBytes) throws SQLException {
        var stored = payloadAsOid ? "lo_from_bytea(0, %s)" : "%s";
        var insert =
                """
                insert into AggregateEventEntry (globalIndex, identifier, type, version, payload, metadata, timestamp,
                                                 aggregateType, aggregateIdentifier, aggregateSequenceNumber)
                select n + 1, uuidv7()::text, 'fact-recorded', '1', %s, %s,
                       '2026-01-01T00:00:00.000Z', '%s', 'bench-' || %s, %s
                from generate_series(0, %d) as n
                order by n
                """
                        .formatted(
                                stored.formatted(
                                        "convert_to(" + Fact.sql(payloadBytes) + ", 'UTF8')"),
                                stored.formatted("convert_to('{}', 'UTF8')"),
                                TYPE,
                                Peer.streamSql(),
                                Peer.placeSql(),
                                events - 1);
        try (var connection = pool.getConnection();
                var statement = connection.createStatement()) {
            statement.execute(insert);
            statement.execute(
                    "select setval(oid::regclass, "
                            + events
                            + ") from pg_class where relkind = 'S' and relname ilike '%event%'");
            statement.execute("analyze AggregateEventEntry");
        }
    }

    @Override
    public EventTable table() {
        return new EventTable(
                "AggregateEventEntry", "identifier", "aggregateIdentifier", "globalIndex");
    }

    @Override
    public void close() {
        engine.close();
        hibernate.close();
        pool.close();
    }
}
