package org.throughline.log.rounds;

import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import javax.sql.DataSource;
import org.axonframework.conversion.json.JacksonConverter;
import org.axonframework.messaging.core.EmptyApplicationContext;
import org.axonframework.messaging.core.MessageStream;
import org.axonframework.messaging.core.QualifiedName;
import org.axonframework.messaging.core.unitofwork.ProcessingContext;
import org.axonframework.messaging.core.unitofwork.SimpleUnitOfWorkFactory;
import org.axonframework.messaging.core.unitofwork.TransactionalUnitOfWorkFactory;
import org.axonframework.messaging.eventhandling.EventMessage;
import org.axonframework.messaging.eventhandling.SimpleEventHandlingComponent;
import org.axonframework.messaging.eventhandling.processing.streaming.pooled.PooledStreamingEventProcessor;
import org.axonframework.messaging.eventhandling.processing.streaming.pooled.PooledStreamingEventProcessorConfiguration;
import org.axonframework.messaging.eventhandling.processing.streaming.token.TrackingToken;
import org.axonframework.messaging.eventhandling.processing.streaming.token.store.jdbc.JdbcTokenStore;
import org.axonframework.messaging.eventhandling.processing.streaming.token.store.jdbc.JdbcTokenStoreConfiguration;
import org.axonframework.messaging.eventstreaming.StreamableEventSource;
import org.axonframework.messaging.eventstreaming.StreamingCondition;
import org.jspecify.annotations.Nullable;
import org.throughline.log.PostgresLog;
import org.throughline.log.axon.PostgresEventStorageEngine;

/**
 * Axon's pooled streaming processor: two segments, in sequence by stream, a token in Axon's own
 * table.
 */
final class AxonFollower {
    private static final int SEGMENTS = 2;
    private static final int BATCH = 20;

    private AxonFollower() {}

    /**
     * @param isSplit whether effect and token are committed apart, which is a mistake
     */
    static void start(PostgresLog log, DataSource database, boolean isSplit) {
        var transactions = new BoundTransactions(database);
        var component =
                new SimpleEventHandlingComponent(
                        (event, _) -> Optional.ofNullable(event.metadata().get("stream")));
        component.subscribe(
                new QualifiedName("happened"),
                (event, _) -> {
                    try (var connection =
                            isSplit ? database.getConnection() : transactions.getConnection()) {
                        Effects.make(connection, event.identifier());
                    } catch (SQLException e) {
                        return MessageStream.failed(e).ignoreEntries().cast();
                    }
                    return MessageStream.empty().cast();
                });
        var executor = Executors.newScheduledThreadPool(SEGMENTS + 1);
        var processor =
                new PooledStreamingEventProcessor(
                        "rounds",
                        List.of(component),
                        new PooledStreamingEventProcessorConfiguration()
                                .eventSource(new Source(new PostgresEventStorageEngine(log)))
                                .tokenStore(tokens(transactions))
                                .unitOfWorkFactory(
                                        new TransactionalUnitOfWorkFactory(
                                                transactions,
                                                new SimpleUnitOfWorkFactory(
                                                        EmptyApplicationContext.INSTANCE)))
                                .coordinatorExecutor(executor)
                                .workerExecutor(executor)
                                .initialSegmentCount(SEGMENTS)
                                .initialToken(source -> source.firstToken(null))
                                .batchSize(BATCH)
                                .tokenClaimInterval(50));
        processor.start().join();
    }

    /**
     * Under one name for every life of the node: what it had claimed when it was killed is its own
     * again.
     */
    static JdbcTokenStore tokens(BoundTransactions transactions) {
        return new JdbcTokenStore(
                transactions,
                new JacksonConverter(),
                JdbcTokenStoreConfiguration.DEFAULT
                        .nodeId("node")
                        .claimTimeout(Duration.ofSeconds(2)));
    }

    private record Source(PostgresEventStorageEngine engine) implements StreamableEventSource {
        @Override
        public MessageStream<EventMessage> open(
                StreamingCondition condition, @Nullable ProcessingContext context) {
            return engine.stream(condition, context);
        }

        @Override
        public CompletableFuture<TrackingToken> firstToken(@Nullable ProcessingContext context) {
            return engine.firstToken(context);
        }

        @Override
        public CompletableFuture<TrackingToken> latestToken(@Nullable ProcessingContext context) {
            return engine.latestToken(context);
        }

        @Override
        public CompletableFuture<TrackingToken> tokenAt(
                Instant at, @Nullable ProcessingContext context) {
            return engine.tokenAt(at, context);
        }
    }
}
