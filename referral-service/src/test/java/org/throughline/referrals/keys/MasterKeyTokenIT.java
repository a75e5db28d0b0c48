package org.throughline.referrals.keys;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.throughline.casefile.ids.CaseId;
import org.throughline.casefile.person.DataSubject;
import org.throughline.embedded.TestInfrastructure;

/** A master key that lies in a token and never leaves it. */
class MasterKeyTokenIT {
    private static final CaseId CASE = new CaseId("BF-0101");
    private static final DataSubject CLIENT = DataSubject.client(CASE);
    private static final DataSubject SON = new DataSubject(CASE, "m-1");
    private static final byte[] NAME = "Rosa Winter".getBytes(UTF_8);
    private static final AtomicInteger NUMBER = new AtomicInteger();

    @TempDir Path folder;
    private DataSource database;
    private SoftToken soft;
    private String master;

    @BeforeEach
    void setUp() throws Exception {
        soft = SoftToken.in(folder);
        master = "master-" + NUMBER.incrementAndGet();
        database = TestInfrastructure.freshDatabase();
    }

    private MasterKeyToken token(String label) {
        return new MasterKeyToken(soft.configuration(), soft.pin(), label);
    }

    @Test
    void what_was_sealed_opens_by_the_token_alone() throws Exception {
        soft.makeKey(master, false);
        var keys = KeyRing.open(database, folder, token(master));
        var sealed = keys.seal(CLIENT, "1", NAME);
        assertThat(keys.open(CLIENT, "1", sealed)).contains(NAME);

        var again = KeyRing.open(database, folder, token(master));
        assertThat(again.open(CLIENT, "1", sealed)).contains(NAME);
        assertThat(folder.resolve("master.key")).doesNotExist();
        assertThatThrownBy(() -> KeyRing.open(database, folder))
                .isInstanceOf(KeysAway.class)
                .hasMessageContaining("master key");

        soft.makeKey("another", false);
        assertThatThrownBy(() -> KeyRing.open(database, folder, token("another")))
                .isInstanceOf(KeysAway.class)
                .hasMessageContaining("not the one");
    }

    @Test
    void keys_that_the_file_wrapped_are_wrapped_by_the_token_and_the_file_opens_none_any_more()
            throws Exception {
        var before = KeyRing.open(database, folder);
        var ofClient = before.seal(CLIENT, "1", NAME);
        var ofSon = before.seal(SON, "2", NAME);
        before.index().keep(Map.of(CLIENT, Set.of("rosa")));
        before.destroy(SON);
        soft.makeKey(master, false);

        var after = KeyRing.open(database, folder, token(master));

        assertThat(after.open(CLIENT, "1", ofClient)).contains(NAME);
        assertThat(after.open(SON, "2", ofSon)).isEmpty();
        assertThat(after.index().cases(List.of(Set.of("rosa")), 10)).containsExactly(CASE);
        assertThat(after.open(CLIENT, "3", after.seal(CLIENT, "3", NAME))).contains(NAME);
        assertThat(KeyRing.open(database, folder, token(master)).open(CLIENT, "1", ofClient))
                .contains(NAME);
        assertThatThrownBy(() -> KeyRing.open(database, folder))
                .isInstanceOf(KeysAway.class)
                .hasMessageContaining("not the one");
    }

    @Test
    void a_key_that_cannot_be_wrapped_anew_leaves_all_as_they_were() throws Exception {
        var before = KeyRing.open(database, folder);
        var ofClient = before.seal(CLIENT, "1", NAME);
        before.seal(SON, "2", NAME);
        soft.makeKey(master, false);
        run("update keys.person_key set wrapped = 'x' where about = 'm-1'");

        assertThatThrownBy(() -> KeyRing.open(database, folder, token(master)))
                .isInstanceOf(KeysAway.class);

        assertThat(KeyRing.open(database, folder).open(CLIENT, "1", ofClient)).contains(NAME);
    }

    @Test
    void a_token_that_cannot_be_asked_is_named_with_what_to_look_at() throws Exception {
        assertThatThrownBy(() -> KeyRing.open(database, folder, token(master)))
                .isInstanceOf(KeysAway.class)
                .hasMessageContaining("no AES key with the label");

        soft.makeKey("readable", true);
        assertThatThrownBy(() -> KeyRing.open(database, folder, token("readable")))
                .isInstanceOf(KeysAway.class)
                .hasMessageContaining("not extractable");

        soft.makeKey(master, false);
        // A wrong PIN is not asked for by a process that has signed in to the token before.
        Files.delete(soft.pin());
        assertThatThrownBy(() -> KeyRing.open(database, folder, token(master)))
                .isInstanceOf(KeysAway.class)
                .hasMessageContaining("its PIN")
                .hasMessageNotContaining(folder.toString());
        Files.writeString(soft.configuration(), "name = none\nlibrary = /nowhere.so\n");
        assertThatThrownBy(() -> KeyRing.open(database, folder, token(master)))
                .isInstanceOf(KeysAway.class)
                .hasMessageContaining("its library");
    }

    private void run(String sql) throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
