package org.throughline.referrals.keys;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.throughline.casefile.ids.CaseId;
import org.throughline.casefile.person.DataSubject;
import org.throughline.casefile.person.PersonErased;
import org.throughline.embedded.TestInfrastructure;

class KeyRingIT {
    private static final CaseId CASE = new CaseId("BF-0101");
    private static final DataSubject CLIENT = DataSubject.client(CASE);
    private static final DataSubject SON = new DataSubject(CASE, "m-1");
    private static final byte[] NAME = "Rosa Winter".getBytes(UTF_8);

    @TempDir Path folder;
    private DataSource database;
    private KeyRing keys;

    @BeforeEach
    void open() {
        database = TestInfrastructure.freshDatabase();
        keys = KeyRing.open(database, folder);
    }

    @Test
    void a_value_opens_where_it_stands_and_nowhere_else() {
        var sealed = keys.seal(CLIENT, "BF-0101/e-1/name", NAME);

        assertThat(sealed).doesNotContain("Rosa");
        assertThat(keys.open("BF-0101/e-1/name", sealed)).contains(NAME);
        assertThatThrownBy(() -> keys.open("BF-0101/e-2/name", sealed))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageNotContaining("Rosa");
        assertThatThrownBy(() -> keys.open("BF-0101/e-1/name", turned(sealed)))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void a_destroyed_key_opens_nothing_and_seals_nothing_and_nobody_else_is_touched() {
        var ofClient = keys.seal(CLIENT, "1", NAME);
        var ofSon = keys.seal(SON, "2", NAME);

        keys.destroy(CLIENT);

        assertThat(keys.open("1", ofClient)).isEmpty();
        assertThatThrownBy(() -> keys.seal(CLIENT, "3", NAME)).isInstanceOf(PersonErased.class);
        assertThat(keys.isErased(CLIENT)).isTrue();
        assertThat(keys.open("2", ofSon)).contains(NAME);
        assertThat(keys.isErased(SON)).isFalse();
        keys.destroy(SON);
        keys.destroy(SON);
        assertThat(keys.open("2", ofSon)).isEmpty();
    }

    @Test
    void another_node_learns_of_it_within_seconds_and_forgets_what_it_remembers() {
        var other = KeyRing.open(database, folder);
        var forgotten = new ArrayList<String>();
        other.whenErased(() -> forgotten.add("once"));
        var sealed = keys.seal(CLIENT, "1", NAME);
        assertThat(other.open("1", sealed)).contains(NAME);

        keys.destroy(CLIENT);

        await().atMost(Duration.ofSeconds(60)).until(() -> other.open("1", sealed).isEmpty());
        assertThat(forgotten).isNotEmpty();
    }

    @Test
    void nodes_that_seal_for_a_new_person_at_once_have_one_key() throws Exception {
        var barrier = new CyclicBarrier(4);
        var threads = Executors.newFixedThreadPool(4);
        try {
            var sealed = new ArrayList<Future<String>>();
            for (int i = 0; i < 4; i++) {
                Callable<String> work =
                        () -> {
                            var node = KeyRing.open(database, folder);
                            barrier.await(30, TimeUnit.SECONDS);
                            return node.seal(CLIENT, "1", NAME);
                        };
                sealed.add(threads.submit(work));
            }
            for (var one : sealed) {
                assertThat(keys.open("1", one.get())).contains(NAME);
            }
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void a_restored_backup_of_the_keys_brings_no_destroyed_key_back() throws Exception {
        var sealed = keys.seal(CLIENT, "1", NAME);
        run("create table backup as select * from keys.person_key");
        keys.destroy(CLIENT);

        run(
                "set session_replication_role = replica; delete from keys.person_key;"
                        + " insert into keys.person_key select * from backup;"
                        + " reset session_replication_role");
        var restored = KeyRing.open(database, folder);

        assertThat(restored.open("1", sealed)).isEmpty();
        assertThat(restored.isErased(CLIENT)).isTrue();
    }

    @Test
    void a_list_of_destroyed_keys_that_was_cut_grows_from_the_database_again() throws Exception {
        var sealed = keys.seal(CLIENT, "1", NAME);
        run("create table backup as select * from keys.person_key");
        keys.destroy(CLIENT);
        Files.delete(folder.resolve("shredded"));

        KeyRing.open(database, folder);
        run(
                "set session_replication_role = replica; delete from keys.person_key;"
                        + " insert into keys.person_key select * from backup;"
                        + " reset session_replication_role");

        assertThat(KeyRing.open(database, folder).open("1", sealed)).isEmpty();
    }

    @Test
    void a_destroyed_key_stays_destroyed_for_whoever_updates_its_row() {
        keys.seal(CLIENT, "1", NAME);
        keys.destroy(CLIENT);

        assertThatThrownBy(
                        () -> run("update keys.person_key set wrapped = 'x', destroyed_at = null"))
                .hasMessageContaining("stays destroyed");
    }

    @Test
    void a_changed_list_of_destroyed_keys_stops_the_start_and_names_the_line() throws IOException {
        for (var person : List.of(CLIENT, SON)) {
            keys.seal(person, "1", NAME);
            keys.destroy(person);
        }
        var file = folder.resolve("shredded");
        var lines = Files.readAllLines(file);
        Files.write(file, List.of(lines.get(1)));

        assertThatThrownBy(() -> KeyRing.open(database, folder))
                .isInstanceOf(KeysAway.class)
                .hasMessageContaining("line 1");
    }

    @Test
    void a_line_that_was_cut_short_is_written_again() throws IOException {
        var ofClient = keys.seal(CLIENT, "1", NAME);
        keys.destroy(CLIENT);
        var file = folder.resolve("shredded");
        var whole = Files.readString(file);
        Files.writeString(file, whole + "half-a-li");

        var started = KeyRing.open(database, folder);
        started.seal(SON, "2", NAME);
        started.destroy(SON);

        assertThat(Files.readString(file)).startsWith(whole).doesNotContain("half-a-li");
        assertThat(KeyRing.open(database, folder).open("1", ofClient)).isEmpty();
    }

    @Test
    void a_lost_key_is_a_lost_key_and_nobody_is_taken_for_erased() throws Exception {
        var sealed = keys.seal(CLIENT, "1", NAME);
        run("delete from keys.person_key");

        var restored = KeyRing.open(database, folder);

        assertThatThrownBy(() -> restored.open("1", sealed))
                .isInstanceOf(KeysAway.class)
                .hasMessageContaining("restore a newer backup");
    }

    @Test
    void what_names_a_key_that_its_person_never_had_was_changed() throws Exception {
        var ofClient = keys.seal(CLIENT, "1", NAME);
        var ofSon = keys.seal(SON, "2", NAME);
        assertThat(keys.open(CLIENT, "1", ofClient)).contains(NAME);

        assertThatThrownBy(() -> keys.open(CLIENT, "1", "A" + ofClient))
                .isInstanceOf(IllegalStateException.class);
        keys.destroy(SON);
        assertThat(keys.open(SON, "2", ofSon)).isEmpty();
        var madeToLookErased = ofSon.substring(0, ofSon.indexOf('.')) + ".AAAA";
        assertThatThrownBy(() -> keys.open(CLIENT, "1", madeToLookErased))
                .isInstanceOf(IllegalStateException.class);

        run("delete from keys.person_key");
        var restored = KeyRing.open(database, folder);
        assertThat(restored.open(SON, "2", ofSon)).isEmpty();
        assertThatThrownBy(() -> restored.open(CLIENT, "1", ofClient)).isInstanceOf(KeysAway.class);
    }

    @Test
    void without_its_master_key_or_with_another_one_nothing_starts(@TempDir Path elsewhere)
            throws IOException {
        assertThatThrownBy(() -> KeyRing.open(database, elsewhere))
                .isInstanceOf(KeysAway.class)
                .hasMessageContaining("put the copy of master.key");
        assertThat(elsewhere).isEmptyDirectory();

        KeyRing.open(TestInfrastructure.freshDatabase(), elsewhere);
        assertThatThrownBy(() -> KeyRing.open(database, elsewhere))
                .isInstanceOf(KeysAway.class)
                .hasMessageContaining("not the one");
    }

    /** With its last letter but one changed, which stands for six whole bits. */
    private static String turned(String sealed) {
        int at = sealed.length() - 2;
        char other = sealed.charAt(at) == 'A' ? 'B' : 'A';
        return sealed.substring(0, at) + other + sealed.substring(at + 1);
    }

    private void run(String sql) throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
