package org.throughline.embedded;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * PostgreSQL and Kafka started by this process, with their data in one folder. The broker starts
 * when somebody asks for it.
 */
public final class EmbeddedInfrastructure implements Infrastructure {
    private final DataFolder folder;
    private final LocalPostgres postgres;
    private @Nullable LocalBroker broker;
    private boolean closed;

    /**
     * Starts PostgreSQL on this folder, which is created when it is not there.
     *
     * @throws NewerFolder when a newer version of the program wrote the folder; nothing is changed
     *     then
     */
    public EmbeddedInfrastructure(Path data) {
        this.folder = new DataFolder(data);
        folder.open();
        this.postgres = new LocalPostgres(folder);
    }

    /**
     * Asks whether this program may use the folder, before anything is started on it; changes
     * nothing.
     *
     * @throws NewerFolder when a newer version of the program wrote the folder
     */
    public static void refuseNewer(Path data) {
        new DataFolder(data).refuseNewer();
    }

    @Override
    public String jdbcUrl(String database) {
        return postgres.database(database);
    }

    @Override
    public String username() {
        return LocalPostgres.USER;
    }

    @Override
    public String password() {
        return postgres.password();
    }

    @Override
    public synchronized String bootstrapServers() {
        if (closed) {
            throw new IllegalStateException("the embedded infrastructure is closed");
        }
        if (broker == null) {
            broker = new LocalBroker(folder.kafka());
        }
        return broker.bootstrapServers();
    }

    /** Stops the broker; the next question for its address starts it again on the same data. */
    public synchronized void stopBroker() {
        if (broker != null) {
            broker.close();
            broker = null;
        }
    }

    @Override
    public synchronized void close() {
        if (!closed) {
            closed = true;
            stopBroker();
            postgres.close();
        }
    }
}
