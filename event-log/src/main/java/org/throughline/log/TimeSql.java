package org.throughline.log;

import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.throughline.log.PostgresLog.Span;

/** Finds positions by time. */
final class TimeSql {
    private static final String RECORDED =
            """
            with asked (from_time, until_time, up_to) as (values (?::timestamptz, ?::timestamptz, ?::bigint)),
            of_it as (
                select min(e.position) as first, max(e.position) as last from asked, log.event e
                where e.recorded_at >= from_time and e.recorded_at < until_time and e.position <= up_to),
            later as (
                select coalesce(min(e.position), min(up_to) + 1) as position
                from asked cross join of_it
                         left join log.event e
                             on e.recorded_at >= until_time and e.position <= up_to and e.position > coalesce(last, 0))
            select case when first is null then later.position
                        else coalesce((select max(e.position) from asked, log.event e
                                       where e.recorded_at < from_time and e.position < first), 0) + 1 end,
                   later.position
            from of_it, later
            """;

    private final DataSource database;

    TimeSql(DataSource database) {
        this.database = database;
    }

    /**
     * Position of the first event that was recorded at or after this time; null when there is none.
     */
    @Nullable Long firstFrom(Instant at) throws SQLException {
        try (var connection = database.getConnection();
                var statement =
                        connection.prepareStatement(
                                "select min(position) from log.event where recorded_at >= ?")) {
            statement.setObject(1, at.atOffset(ZoneOffset.UTC));
            try (var rows = statement.executeQuery()) {
                rows.next();
                long position = rows.getLong(1);
                return rows.wasNull() ? null : position;
            }
        }
    }

    Span recorded(Instant from, Instant until, long upTo) throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.prepareStatement(RECORDED)) {
            statement.setObject(1, from.atOffset(ZoneOffset.UTC));
            statement.setObject(2, until.atOffset(ZoneOffset.UTC));
            statement.setLong(3, upTo);
            try (var rows = statement.executeQuery()) {
                rows.next();
                return new Span(rows.getLong(1), rows.getLong(2));
            }
        }
    }
}
