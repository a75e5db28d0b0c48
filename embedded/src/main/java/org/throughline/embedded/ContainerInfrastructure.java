package org.throughline.embedded;

import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Optional;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.kafka.KafkaContainer;
import org.testcontainers.postgresql.PostgreSQLContainer;
import org.testcontainers.utility.DockerImageName;

/** The second door: PostgreSQL and Kafka in containers, where a container engine answers. */
public final class ContainerInfrastructure implements Infrastructure {
    private static final String POSTGRES_IMAGE =
            System.getProperty("infrastructure.postgres-image", "postgres:18");
    private static final String KAFKA_IMAGE =
            System.getProperty("infrastructure.kafka-image", "apache/kafka-native:4.2.2");

    private final PostgreSQLContainer postgres;
    private final KafkaContainer kafka;

    public ContainerInfrastructure() {
        reasonItIsAway()
                .ifPresent(reason -> {
                    throw new IllegalStateException(reason);
                });
        postgres =
                new PostgreSQLContainer(
                        DockerImageName.parse(POSTGRES_IMAGE)
                                .asCompatibleSubstituteFor("postgres"));
        kafka =
                new KafkaContainer(
                        DockerImageName.parse(KAFKA_IMAGE)
                                .asCompatibleSubstituteFor("apache/kafka-native"));
        postgres.start();
    }

    /** Why this door cannot be used on this machine; empty when a container engine answers. */
    public static Optional<String> reasonItIsAway() {
        try {
            DockerClientFactory.instance().client();
            return Optional.empty();
        } catch (IllegalStateException e) {
            return Optional.of(
                    "the containers door was not run: no container engine answers on this machine");
        }
    }

    @Override
    public String jdbcUrl(String database) {
        var url = postgres.getJdbcUrl().replaceFirst("/[^/?]*(\\?.*)?$", "/" + database);
        try (var connection =
                        DriverManager.getConnection(postgres.getJdbcUrl(), username(), password());
                var there =
                        connection.prepareStatement(
                                "select 1 from pg_database where datname = ?")) {
            there.setString(1, database);
            if (!there.executeQuery().next()) {
                connection
                        .createStatement()
                        .execute(
                                "create database "
                                        + connection
                                                .unwrap(org.postgresql.PGConnection.class)
                                                .escapeIdentifier(database));
            }
        } catch (SQLException e) {
            throw new IllegalStateException("PostgreSQL refused: " + e.getSQLState(), e);
        }
        return url;
    }

    @Override
    public String username() {
        return postgres.getUsername();
    }

    @Override
    public String password() {
        return postgres.getPassword();
    }

    @Override
    public synchronized String bootstrapServers() {
        if (!kafka.isRunning()) {
            kafka.start();
        }
        return kafka.getBootstrapServers();
    }

    @Override
    public void close() {
        kafka.stop();
        postgres.stop();
    }
}
