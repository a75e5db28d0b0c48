package org.throughline.server.searching;

import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.throughline.server.access.Purpose;

/** Who looked for cases. Rows are only ever added. */
final class SearchRunTable {
    private static final String OF =
            " from access.search_run where project_id = :project and (:person::text is null or person = :person)";

    private final JdbcClient sql;

    SearchRunTable(DataSource database) {
        this.sql = JdbcClient.create(database);
    }

    /** Durable on return. */
    void insert(SearchRun run) {
        sql.sql(
                        """
                        insert into access.search_run (at, person, role, project_id, purpose, found)
                        values (:at, :person, :role, :project, :purpose, :found)
                        """)
                .param("at", run.at().atOffset(ZoneOffset.UTC))
                .param("person", run.person())
                .param("role", run.role())
                .param("project", run.projectId())
                .param("purpose", run.purpose().code())
                .param("found", run.found())
                .update();
    }

    /** Those of a project, the latest first; of one person, or of all when it is null. */
    List<SearchRun> of(String projectId, @Nullable String person, int limit, int offset) {
        return asked(
                        "select at, person, role, project_id, purpose, found"
                                + OF
                                + " order by id desc limit :limit offset :offset",
                        projectId,
                        person)
                .param("limit", limit)
                .param("offset", offset)
                .query((row, _) ->
                        new SearchRun(
                                row.getObject(1, OffsetDateTime.class).toInstant(),
                                row.getString(2),
                                row.getString(3),
                                row.getString(4),
                                Purpose.of(row.getString(5)).orElseThrow(),
                                row.getInt(6)))
                .list();
    }

    int count(String projectId, @Nullable String person) {
        return asked("select count(*)" + OF, projectId, person).query(Integer.class).single();
    }

    /** Everybody who ever looked for a case of a project, in order. */
    List<String> people(String projectId) {
        return asked("select distinct person" + OF + " order by person", projectId, null)
                .query((row, _) -> row.getString(1))
                .list();
    }

    private JdbcClient.StatementSpec asked(
            String query, String projectId, @Nullable String person) {
        return sql.sql(query).param("project", projectId).param("person", person);
    }
}
