package org.throughline.log.rounds;

import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.axonframework.messaging.eventhandling.processing.streaming.token.store.jdbc.PostgresTokenTableFactory;

/**
 * What followers do: a row for each event. Nothing keeps it from being written twice, so that
 * doubles are seen.
 */
final class Effects {
    private Effects() {}

    /**
     * What became of the events of a log.
     *
     * @param lost events without an effect
     * @param doubled effects beyond the first of an event
     * @param outOfOrder effects that were made before the effect of an earlier event of the same
     *     stream
     */
    record Found(long events, long lost, long doubled, long outOfOrder) {}

    static void createTables(DataSource owner) throws SQLException {
        try (var connection = owner.getConnection();
                var statement = connection.createStatement()) {
            statement.execute("create schema rounds");
            statement.execute(
                    "create table rounds.effect (made bigserial primary key, id text not null)");
            statement.execute("create index on rounds.effect (id)");
            statement.execute("create table rounds.follower (position bigint not null)");
            statement.execute("insert into rounds.follower values (0)");
        }
        AxonFollower.tokens(new BoundTransactions(owner))
                .createSchema(PostgresTokenTableFactory.INSTANCE);
    }

    static void make(Connection connection, String id) throws SQLException {
        try (var statement =
                connection.prepareStatement("insert into rounds.effect (id) values (?)")) {
            statement.setString(1, id);
            statement.executeUpdate();
        }
    }

    static long number(DataSource owner, String sql) throws SQLException {
        try (var connection = owner.getConnection();
                var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getLong(1);
        }
    }

    static Found look(DataSource owner) throws SQLException {
        return new Found(
                number(owner, "select count(*) from log.event"),
                number(
                        owner,
                        "select count(*) from log.event e where not exists (select from rounds.effect f where f.id = e.id)"),
                number(owner, "select count(*) - count(distinct id) from rounds.effect"),
                number(
                        owner,
                        """
                        select count(*)
                        from (
                            select e.position, max(e.position) over (partition by e.stream order by f.made) as latest
                            from rounds.effect f
                                     join log.event e on e.id = f.id
                        ) made
                        where position < latest
                        """));
    }
}
