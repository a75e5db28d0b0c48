package org.throughline.server.access;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.throughline.casefile.ids.PersonId;

/** Who saw which case. Rows are only ever added. */
final class CaseReadTable {
    /** In the order in which the index of the other looks names them. */
    private static final String LISTS =
            Sight.LISTS.stream()
                    .sorted()
                    .map(sight -> "'" + sight.code() + "'")
                    .collect(Collectors.joining(", "));

    private final JdbcClient sql;
    private final JdbcTemplate batches;

    CaseReadTable(DataSource database) {
        this.sql = JdbcClient.create(database);
        this.batches = new JdbcTemplate(database);
    }

    /** Durable on return. */
    void insert(List<CaseRead> reads) {
        batches.batchUpdate(
                """
                insert into access.case_read (at, person, role, case_id, sight, was_shown, purpose)
                values (?, ?, ?, ?, ?, ?, ?)
                """,
                reads.stream()
                        .map(read ->
                                new Object[] {
                                    OffsetDateTime.ofInstant(read.at(), ZoneOffset.UTC),
                                    read.person(),
                                    read.role(),
                                    read.caseId(),
                                    read.sight().code(),
                                    read.wasShown(),
                                    read.purpose() == null ? "" : read.purpose().code()
                                })
                        .toList());
    }

    /** Of one case, the latest first; of one person, or of all when it is null. */
    List<CaseRead> of(String caseId, @Nullable String person, int atMost) {
        return sql.sql(
                        """
                        select at, person, role, sight, was_shown, purpose from access.case_read
                        where case_id = :caseId and (:person::text is null or person = :person)
                        order by id desc limit :most
                        """)
                .param("caseId", caseId)
                .param("person", person)
                .param("most", atMost)
                .query((row, _) ->
                        new CaseRead(
                                row.getObject(1, OffsetDateTime.class).toInstant(),
                                row.getString(2),
                                row.getString(3),
                                caseId,
                                Sight.of(row.getString(4)),
                                row.getBoolean(5),
                                Purpose.of(row.getString(6)).orElse(null)))
                .list();
    }

    /** Everybody who ever asked for a case, in order. */
    List<String> people(String caseId) {
        return sql.sql(
                        """
                        select distinct person from access.case_read
                        where case_id = :caseId order by person
                        """)
                .param("caseId", caseId)
                .query((row, _) -> row.getString(1))
                .list();
    }

    /**
     * Who opened cases more often than this within an hour of the clock, the latest hour first.
     *
     * @param since where to begin
     */
    List<UnusualReads> above(int most, Instant since) {
        return sql.sql(
                        """
                        select person, date_trunc('hour', at) as hour, count(*) from access.case_read
                        where at >= :since and sight not in (%s)
                        group by person, hour having count(*) > :most
                        order by hour desc, person
                        """
                                .formatted(LISTS))
                .param("since", OffsetDateTime.ofInstant(since, ZoneOffset.UTC))
                .param("most", most)
                .query((row, _) ->
                        new UnusualReads(
                                new PersonId(row.getString(1)),
                                row.getObject(2, OffsetDateTime.class).toInstant(),
                                row.getInt(3)))
                .list();
    }

    int count(String caseId) {
        return sql.sql("select count(*) from access.case_read where case_id = :caseId")
                .param("caseId", caseId)
                .query(Integer.class)
                .single();
    }
}
