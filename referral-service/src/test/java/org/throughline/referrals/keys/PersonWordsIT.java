package org.throughline.referrals.keys;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.throughline.casefile.ids.CaseId;
import org.throughline.casefile.person.DataSubject;
import org.throughline.casefile.person.PersonIndex;
import org.throughline.embedded.TestInfrastructure;

class PersonWordsIT {
    private static final CaseId CASE = new CaseId("BF-0101");
    private static final CaseId OTHER = new CaseId("BF-0102");
    private static final DataSubject CLIENT = DataSubject.client(CASE);
    private static final DataSubject SON = new DataSubject(CASE, "m-1");
    private static final DataSubject STRANGER = DataSubject.client(OTHER);

    @TempDir Path folder;
    private DataSource database;
    private KeyRing keys;
    private PersonIndex index;

    @BeforeEach
    void open() {
        database = TestInfrastructure.freshDatabase();
        keys = KeyRing.open(database, folder);
        index = keys.index();
        for (var subject : List.of(CLIENT, SON, STRANGER)) {
            keys.seal(subject, "1", "anything".getBytes(UTF_8));
        }
    }

    private List<CaseId> find(String... words) {
        return index.cases(List.of(words).stream().map(Set::of).toList(), 10);
    }

    private void run(String sql) throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    @Test
    void a_case_is_found_by_words_of_one_person_and_not_of_two() {
        index.keep(
                Map.of(
                        CLIENT, Set.of("rosa", "winter"),
                        SON, Set.of("emil"),
                        STRANGER, Set.of("rosa", "sommer")));

        assertThat(find("rosa")).containsExactlyInAnyOrder(CASE, OTHER);
        assertThat(find("rosa", "winter")).containsExactly(CASE);
        assertThat(find("emil")).containsExactly(CASE);
        assertThat(find("rosa", "emil")).isEmpty();
        assertThat(find("ros")).isEmpty();
        assertThat(index.cases(List.of(Set.of("sommer", "winter")), 10))
                .containsExactlyInAnyOrder(CASE, OTHER);
        assertThat(index.cases(List.of(Set.of("rosa")), 1)).hasSize(1);
        assertThat(index.cases(List.of(), 10)).isEmpty();
    }

    @Test
    void words_that_are_said_anew_replace_those_of_before() {
        index.keep(Map.of(CLIENT, Set.of("rosa")));
        index.keep(Map.of(CLIENT, Set.of("herbst")));
        assertThat(find("rosa")).isEmpty();
        assertThat(find("herbst")).containsExactly(CASE);
        index.keep(Map.of(CLIENT, Set.of()));
        assertThat(find("herbst")).isEmpty();
        index.keep(Map.of());
    }

    @Test
    void a_person_who_was_erased_is_not_found_and_never_again() {
        index.keep(Map.of(CLIENT, Set.of("rosa"), SON, Set.of("emil")));

        keys.destroy(CLIENT);

        assertThat(find("rosa")).isEmpty();
        index.keep(Map.of(CLIENT, Set.of("rosa")));
        assertThat(find("rosa")).isEmpty();
        assertThat(find("emil")).containsExactly(CASE);
    }

    @Test
    void a_restored_backup_of_the_keys_does_not_find_them_either() throws Exception {
        index.keep(Map.of(CLIENT, Set.of("rosa")));
        run("create table backup as select * from keys.person_key");
        keys.destroy(CLIENT);

        run(
                "set session_replication_role = replica; delete from keys.person_key;"
                        + " insert into keys.person_key select * from backup;"
                        + " reset session_replication_role");

        assertThat(KeyRing.open(database, folder).index().cases(List.of(Set.of("rosa")), 10))
                .isEmpty();
    }

    @Test
    void nothing_is_kept_of_somebody_of_whom_nothing_was_sealed() {
        index.keep(Map.of(new DataSubject(CASE, "m-2"), Set.of("nobody")));
        assertThat(find("nobody")).isEmpty();
    }

    @Test
    void another_node_finds_the_same_and_another_installation_keeps_other_numbers()
            throws Exception {
        index.keep(Map.of(CLIENT, Set.of("rosa")));
        assertThat(KeyRing.open(database, folder).index().cases(List.of(Set.of("rosa")), 10))
                .containsExactly(CASE);

        var elsewhere = TestInfrastructure.freshDatabase();
        var others = KeyRing.open(elsewhere, folder.resolve("elsewhere"));
        others.seal(CLIENT, "1", "anything".getBytes(UTF_8));
        others.index().keep(Map.of(CLIENT, Set.of("rosa")));
        assertThat(numbers(elsewhere)).isNotEqualTo(numbers(database));
    }

    private static String numbers(DataSource database) throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.createStatement();
                var rows =
                        statement.executeQuery(
                                "select words::text from keys.person_key where words is not null")) {
            rows.next();
            return rows.getString(1);
        }
    }

    @Test
    void how_far_words_are_kept_is_known_after_a_start() {
        assertThat(index.followedTo()).isZero();
        index.followed(42);
        assertThat(KeyRing.open(database, folder).index().followedTo()).isEqualTo(42);
    }
}
