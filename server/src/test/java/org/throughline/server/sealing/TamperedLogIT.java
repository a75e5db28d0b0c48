package org.throughline.server.sealing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.throughline.proof.note.Checkpoint;
import org.throughline.server.signing.NotTheLogSealed;
import org.throughline.server.witnessing.LeavingAsSealed;

/** Whoever holds all rights over the database changes it, and the program notices. */
class TamperedLogIT {
    /** What is done to one row; the row is chosen by chance, and so is the place in it. */
    private static final List<String> KINDS =
            List.of(
                    "update log.event set payload = %edit(payload) where position = %row",
                    "update log.event set metadata = translate(metadata, 'CW', 'XY') where position = %row",
                    "update log.event set recorded_at = recorded_at + interval '1 second' where position = %row",
                    "update log.event set id = id || '0' where position = %row",
                    "update log.event set name = 'note-added' where position = %row and name <> 'note-added'",
                    "update log.event set version = '7' where position = %row",
                    "update log.event set tags = tags || '0' where position = %row",
                    "update log.event set stream = 'BF-7' where position = %row and stream <> '~register'",
                    "update log.event set stream_seq = stream_seq + 1 where position = %row and stream <> '~register'",
                    "update log.event a set payload = b.payload, name = b.name from log.event b where a.position = %row and b.position = 1 + a.position % 90",
                    "update proof.leaf set seq = seq + 1000 where position = %row",
                    "update proof.leaf set leaf = %edit(leaf) where position = %row",
                    "update proof.leaf set hash = %edit(hash) where position = %row",
                    "update proof.salt set salts = %edit(salts) where position = %row",
                    "update proof.salt set salts = set_byte(salts, 3, get_byte(salts, 3) # 1) where position = %row and is_sealed",
                    "update log.event set payload = overlay(payload placing '~' from position('\"sealed\":\"' in payload) + 11) where position = %row and position('\"sealed\":\"' in payload) > 0",
                    "delete from proof.salt where position = %row",
                    "update proof.subtree set hash = %edit(hash) where level = 6 and index = 0",
                    "update proof.checkpoint set root = %edit(root) where size = (select max(size) from proof.checkpoint)",
                    "delete from proof.leaf where position = (select max(position) from proof.leaf)",
                    "update log.head set position = position - 1");

    /** Each kind twice; 200 with {@code -Dproof.tampers=200}. */
    private static final int RUNS = Integer.getInteger("proof.tampers", 2 * KINDS.size());

    private static final List<String> TABLES =
            List.of(
                    "log.event",
                    "log.head",
                    "proof.leaf",
                    "proof.salt",
                    "proof.subtree",
                    "proof.checkpoint");

    private static GoldenLog golden;

    @BeforeAll
    static void seal() throws Exception {
        golden = new GoldenLog();
        golden.sealing().follow(0, 1000);
        golden.sealed().checkpoint();
    }

    @AfterAll
    static void close() {
        golden.close();
    }

    @Test
    void a_log_as_it_was_sealed_is_found_as_sealed() {
        assertThat(golden.sealed().size()).isEqualTo(golden.log.head()).isGreaterThan(80);
        assertThat(found()).isNull();
    }

    @Test
    void a_row_that_a_superuser_edits_is_noticed_in_every_run() throws SQLException {
        int noticed = 0;
        for (int seed = 0; seed < RUNS; seed++) {
            var chance = new Random(seed);
            keepCopies();
            String done;
            do {
                done = statement(KINDS.get(seed % KINDS.size()), chance);
            } while (golden.asSuperuser(done) == 0);
            assertThat(found()).as("seed %d: %s", seed, done).isNotNull();
            if (done.matches(".*position = \\d.*")) {
                assertThat(leaves(row(done))).as("leaves, seed %d: %s", seed, done).isFalse();
            }
            noticed++;
            putBack();
        }
        assertThat(noticed).isEqualTo(RUNS);
        assertThat(found()).isNull();
        for (long position = 1; position <= golden.log.head(); position++) {
            assertThat(leaves(position)).as("position %d", position).isTrue();
        }
    }

    private static long row(String done) {
        return Long.parseLong(done.replaceAll(".*?position = (\\d+).*", "$1"));
    }

    /** Whether the fact at a position is let out to an agency that is told of it next. */
    private static boolean leaves(long position) {
        try {
            new LeavingAsSealed(golden.sealed()).check(List.of(position));
            return true;
        } catch (NotTheLogSealed refused) {
            return false;
        }
    }

    private static String statement(String kind, Random chance) {
        var row = String.valueOf(1 + chance.nextLong(golden.log.head()));
        var place = chance.nextInt(1 << 16);
        return kind.replace("%row", row)
                .replaceAll(
                        "%edit\\((\\w+)\\)",
                        // A letter of the alphabet or not: some byte is another one afterwards.
                        "set_byte($1, (%1\\$d %% length($1)), get_byte($1, (%1\\$d %% length($1))) # 1)"
                                .replace("%1\\$d", String.valueOf(place))
                                .replace("%%", "%"));
    }

    private static @Nullable String found() {
        try (var audit = golden.audit()) {
            audit.look(Long.MAX_VALUE / 2);
            return audit.trouble().orElse(null);
        }
    }

    private static void keepCopies() throws SQLException {
        for (var table : TABLES) {
            golden.asSuperuser("drop table if exists public." + copy(table));
            golden.asSuperuser("create table public." + copy(table) + " as table " + table);
        }
    }

    private static void putBack() throws SQLException {
        for (var table : TABLES) {
            golden.asSuperuser("delete from " + table);
            golden.asSuperuser("insert into " + table + " table public." + copy(table));
        }
    }

    private static String copy(String table) {
        return "copy_of_" + table.replace('.', '_');
    }

    @Test
    void what_is_sealed_refuses_to_be_changed_without_more_rights() throws SQLException {
        try (var connection = golden.database.getConnection();
                var sql = connection.createStatement()) {
            for (var statement :
                    List.of(
                            "update proof.leaf set hash = hash where position = 1",
                            "delete from proof.leaf where position = 1",
                            "update proof.salt set salts = salts",
                            "delete from proof.checkpoint",
                            "update proof.checkpoint set note = 'another'",
                            "update proof.key_policy set policy = policy")) {
                assertThatThrownBy(() -> sql.execute(statement)).isInstanceOf(SQLException.class);
            }
        }
    }

    @Test
    void nothing_is_signed_once_the_tree_is_not_what_was_kept_of_it() throws Exception {
        try (var other = new GoldenLog()) {
            other.sealing().follow(0, 50);
            other.sealed().checkpoint();
            other.asSuperuser(
                    "update proof.checkpoint set root = set_byte(root, 0, get_byte(root, 0) # 1)");
            other.sealing().follow(50, 50);
            assertThatThrownBy(other.sealed()::checkpoint)
                    .isInstanceOf(NotTheLogSealed.class)
                    .hasMessageContaining("does not follow");
        }
    }

    @Test
    void nothing_is_signed_once_the_self_audit_has_found_something() throws Exception {
        try (var other = new GoldenLog();
                var audit = other.audit()) {
            other.sealing().follow(0, 50);
            other.asSuperuser("update log.event set version = '9' where position = 7");
            audit.look(Long.MAX_VALUE / 2);
            assertThat(audit.trouble())
                    .hasValueSatisfying(found -> assertThat(found).contains("7"));
            var sealed =
                    new SealedLog(
                            other.database,
                            other.opened,
                            other.keys(other.keys),
                            other.clock,
                            audit);
            assertThatThrownBy(sealed::checkpoint).isInstanceOf(NotTheLogSealed.class);
            assertThat(sealed.lastCheckpoint()).isEmpty();
        }
    }

    @Test
    void a_fact_that_is_no_longer_readable_is_named_to_whoever_asks_for_its_case()
            throws SQLException {
        keepCopies();
        var stream = golden.log.read(9, 1).getFirst().stream();
        golden.asSuperuser("update log.event set payload = 'none'::bytea where position = 10");
        assertThatThrownBy(() -> golden.sealed().ofCase(String.valueOf(stream), 1000L))
                .isInstanceOf(NotTheLogSealed.class)
                .hasMessageContaining("position 10");
        putBack();
    }

    @Test
    void a_node_without_the_keys_signs_nothing_and_makes_no_others() {
        var elsewhere = golden.keys.resolveSibling("elsewhere");
        var keys = golden.keys(elsewhere);
        assertThat(keys.signing()).isEmpty();
        assertThat(keys.policy()).isEqualTo(golden.sealed().policy());
        assertThat(elsewhere).doesNotExist();
        var sealed =
                new SealedLog(golden.database, golden.opened, keys, golden.clock, golden.audit());
        assertThat(sealed.signs()).isFalse();
        assertThat(sealed.lastCheckpoint()).isPresent();
        assertThatThrownBy(sealed::checkpoint).hasMessageContaining("does not hold the log's keys");
    }

    @Test
    void a_checkpoint_asked_for_again_is_the_same_note() {
        var first = golden.sealed().checkpoint();
        assertThat(golden.sealed().checkpoint().whole()).isEqualTo(first.whole());
        assertThat(Checkpoint.parse(first.text()).orElseThrow().size())
                .isEqualTo(golden.log.head());
        assertThat(first.isSignedBy(golden.sealed().signer().key())).isTrue();
    }

    @Test
    void keys_lie_where_only_the_program_reads_them() throws Exception {
        for (var name : List.of("log.key", "pack.key")) {
            Path file = golden.keys.resolve(name);
            assertThat(java.nio.file.Files.getPosixFilePermissions(file))
                    .containsExactlyInAnyOrder(
                            java.nio.file.attribute.PosixFilePermission.OWNER_READ,
                            java.nio.file.attribute.PosixFilePermission.OWNER_WRITE);
        }
    }
}
