package org.throughline.embedded;

/** A PostgreSQL server and a Kafka broker on loopback, whoever started them. */
public interface Infrastructure extends AutoCloseable {

    /** Address of a database of this name, which is created if it is not there. */
    String jdbcUrl(String database);

    String username();

    String password();

    /** Bootstrap servers of the broker; waits until it is up. */
    String bootstrapServers();

    @Override
    void close();
}
