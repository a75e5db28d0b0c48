package org.throughline.log.axon;

import static org.mockito.Mockito.mock;

import org.axonframework.eventsourcing.eventstore.StorageEngineTestSuite;
import org.axonframework.messaging.core.unitofwork.ProcessingContext;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.condition.EnabledIf;
import org.throughline.embedded.TestInfrastructure;
import org.throughline.log.PostgresLog;

/** Axon's own published contract for storage engines, over a real PostgreSQL. */
// Axon's suite clears up even when the engine could not be built, so it must not be begun then.
@EnabledIf(
        value = "org.throughline.embedded.TestInfrastructure#isThere",
        disabledReason = "not run: no container engine answers on this machine")
class PostgresEventStorageEngineIT extends StorageEngineTestSuite<PostgresEventStorageEngine> {
    private static @org.jspecify.annotations.Nullable PostgresLog log;

    @Override
    protected PostgresEventStorageEngine buildStorageEngine() {
        if (log == null) {
            var database = TestInfrastructure.freshDatabase();
            PostgresLog.migrate(database);
            log = new PostgresLog(database, "TEST");
        }
        return new PostgresEventStorageEngine(log);
    }

    @AfterAll
    static void close() {
        java.util.Objects.requireNonNull(log).close();
    }

    @Override
    protected ProcessingContext processingContext() {
        return mock();
    }
}
