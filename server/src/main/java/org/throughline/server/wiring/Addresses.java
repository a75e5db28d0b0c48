package org.throughline.server.wiring;

import org.jspecify.annotations.Nullable;
import org.throughline.agencies.kafka.broker.Broker;
import org.throughline.embedded.EmbeddedInfrastructure;
import org.throughline.embedded.Infrastructure;
import org.throughline.server.node.NodeRole;
import org.throughline.server.node.Settings;
import org.throughline.server.node.Settings.Database;
import org.throughline.server.node.WrongSetting;

/** Where databases and broker are: as configured, or embedded where nothing is. */
public final class Addresses implements AutoCloseable {
    private static final String CASEWORK = "throughline";
    private static final String GATEWAY = "gateway";
    private static final String PERSON_KEYS = "personkeys";

    private final Settings settings;
    private final @Nullable Infrastructure embedded;
    private final @Nullable Broker broker;

    Addresses(Settings settings) {
        this.settings = settings;
        // Before anything is started: a file that cannot be used is said at once.
        this.broker = settings.kafka() == null ? noBroker(settings) : broker(settings);
        var needsCasework =
                settings.casework() == null
                        && (settings.has(NodeRole.CASEWORK) || settings.has(NodeRole.PROJECTIONS));
        var needsGateway = settings.gateway() == null && settings.has(NodeRole.GATEWAY);
        this.embedded =
                needsCasework || needsGateway || settings.kafka() == null
                        ? new EmbeddedInfrastructure(settings.data())
                        : null;
    }

    /** The database of the project. */
    public Database casework() {
        return settings.casework() != null ? settings.casework() : embedded(CASEWORK);
    }

    /** The database with the keys of the persons, which is never that of the facts. */
    public Database personKeys() {
        if (settings.personKeys() == null && settings.casework() != null) {
            throw new WrongSetting(
                    "throughline.person-keys is missing: the keys of the persons need a database of their own beside a configured casework database");
        }
        return settings.personKeys() != null ? settings.personKeys() : embedded(PERSON_KEYS);
    }

    /** The database of the agencies that this node serves. */
    public Database gateway() {
        return settings.gateway() != null ? settings.gateway() : embedded(GATEWAY);
    }

    private static Broker broker(Settings settings) {
        var servers = String.valueOf(settings.kafka());
        try {
            return settings.kafkaClient() == null
                    ? Broker.at(servers)
                    : Broker.at(servers, settings.kafkaClient());
        } catch (IllegalArgumentException wrong) {
            throw new WrongSetting(String.valueOf(wrong.getMessage()));
        }
    }

    private static @Nullable Broker noBroker(Settings settings) {
        if (settings.kafkaClient() != null) {
            throw new WrongSetting(
                    "throughline.kafka is missing: throughline.kafka-client says how to reach a broker, and not where it is");
        }
        return null;
    }

    /** The broker; waits until an embedded one is up. */
    public Broker broker() {
        return broker != null ? broker : Broker.at(infrastructure().bootstrapServers());
    }

    /** Whether this process runs database and broker itself. */
    public boolean isEmbedded() {
        return embedded != null;
    }

    private Database embedded(String name) {
        var infrastructure = infrastructure();
        return new Database(
                infrastructure.jdbcUrl(name), infrastructure.username(), infrastructure.password());
    }

    private Infrastructure infrastructure() {
        if (embedded == null) {
            throw new IllegalStateException(
                    "no address is configured and nothing embedded was started");
        }
        return embedded;
    }

    @Override
    public void close() {
        if (embedded != null) {
            embedded.close();
        }
    }
}
