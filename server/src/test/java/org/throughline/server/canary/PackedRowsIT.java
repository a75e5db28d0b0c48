package org.throughline.server.canary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.throughline.embedded.TestInfrastructure;

/** What PostgreSQL compresses by itself is found in its files, and in its log of writing ahead. */
class PackedRowsIT {
    private static final String SHORT = "T4XJ7QZC2WKMB6VRHN5YDPG3LF";
    private static final String LONG = "V2NKD7RQX5ZBJT3MWHC6PYG4LF";

    @Test
    void a_word_in_a_compressed_value_is_found_in_the_table_and_in_the_log() throws Exception {
        var database = TestInfrastructure.freshDatabase();
        var sql = JdbcClient.create(database);
        sql.sql("create table packed (id int, value text)").update();
        var filling = "The caretaker came at noon and went again. ".repeat(60);
        keep(sql, 1, filling + SHORT + filling);
        // So much of many words that it is spread over rows of its own even when it is compressed.
        var words =
                java.util.stream.IntStream.range(0, 9000)
                        .mapToObj(number -> "word" + Integer.toString(number * 7919, 36) + " and ")
                        .collect(Collectors.joining());
        keep(sql, 2, words.substring(0, 90_000) + LONG + words.substring(0, 9000));
        assertThat(
                        sql.sql("select pg_column_compression(value) from packed")
                                .query(String.class)
                                .list())
                .containsExactly("pglz", "pglz");
        sql.sql("checkpoint").update();

        var data = sql.sql("show data_directory").query(String.class).single();
        assumeTrue(Files.isDirectory(Path.of(data)));
        var search = new Search(List.of(SHORT, LONG));
        var oid =
                sql.sql("select oid::text from pg_database where datname = current_database()")
                        .query(String.class)
                        .single();
        assertThat(forms(search, Path.of(data, "base", oid), SHORT)).contains("pglz, plain");
        assertThat(forms(search, Path.of(data, "base", oid), LONG))
                .anyMatch(form -> form.startsWith("pglz"));
        assertThat(forms(search, Path.of(data, "pg_wal"), SHORT)).contains("pglz, plain");
        assertThat(forms(search, Path.of(data, "pg_wal"), LONG))
                .anyMatch(form -> form.startsWith("pglz"));
    }

    private static void keep(JdbcClient sql, int id, String value) {
        sql.sql("insert into packed (id, value) values (:id, :value)")
                .param("id", id)
                .param("value", value)
                .update();
    }

    private static Set<String> forms(Search search, Path folder, String word) throws Exception {
        var forms = new TreeSet<String>();
        search.below(folder)
                .values()
                .forEach(found -> forms.addAll(found.getOrDefault(word, Set.of())));
        return forms;
    }
}
