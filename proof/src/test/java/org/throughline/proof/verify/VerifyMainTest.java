package org.throughline.proof.verify;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.throughline.proof.pack.PackKind;
import org.throughline.proof.sample.Draft;
import org.throughline.proof.sample.Keys;
import org.throughline.proof.sample.SampleLog;

class VerifyMainTest {
    @TempDir Path folder;
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private String pack = "";
    private String keys = "";
    private String known = "";

    @BeforeEach
    void write() throws IOException {
        var log = new SampleLog(1);
        var draft = Draft.of(log, PackKind.CASE);
        pack = folder.resolve("pack.zip").toString();
        keys = folder.resolve("keys.json").toString();
        known = folder.resolve("seen.note").toString();
        draft.writeTo(Path.of(pack));
        Files.write(Path.of(keys), Keys.policy(log.handover).bytes());
        Files.write(Path.of(known), draft.known.getFirst().bytes());
    }

    private int run(String... words) {
        return VerifyMain.run(
                List.of(words),
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8));
    }

    @Test
    void a_sound_pack_ends_with_0() {
        assertThat(run("--keys", keys, "--known", known, pack)).isEqualTo(VerifyMain.SOUND);
        assertThat(out.toString(StandardCharsets.UTF_8)).startsWith("The pack is sound: ");
        assertThat(err.toString(StandardCharsets.UTF_8)).isEmpty();
    }

    @Test
    void without_keys_it_says_that_the_packs_own_were_taken() {
        assertThat(run(pack)).isEqualTo(VerifyMain.SOUND);
        assertThat(err.toString(StandardCharsets.UTF_8)).contains("not who made it");
    }

    @Test
    void a_pack_that_is_not_sound_ends_with_1_and_names_place_and_code() throws IOException {
        var bytes = Files.readAllBytes(Path.of(pack));
        bytes[bytes.length / 2] ^= 1;
        Files.write(Path.of(pack), bytes);
        assertThat(run("--keys", keys, pack)).isEqualTo(VerifyMain.NOT_SOUND);
        assertThat(out.toString(StandardCharsets.UTF_8))
                .startsWith("THE PACK IS NOT SOUND")
                .contains("PACK_UNREADABLE")
                .doesNotContain("Rosa");
    }

    @Test
    void the_keys_of_somebody_else_do_not_count() throws IOException {
        Files.write(Path.of(keys), Keys.policy(1_000_000).bytes());
        assertThat(run("--keys", keys, pack)).isEqualTo(VerifyMain.NOT_SOUND);
        assertThat(out.toString(StandardCharsets.UTF_8)).contains("KEY_UNKNOWN");
    }

    @Test
    void words_that_are_not_understood_end_with_2() {
        assertThat(run()).isEqualTo(VerifyMain.USAGE);
        assertThat(run("--keys")).isEqualTo(VerifyMain.USAGE);
        assertThat(run("--what", pack)).isEqualTo(VerifyMain.USAGE);
        assertThat(run(pack, pack)).isEqualTo(VerifyMain.USAGE);
        assertThat(run(pack + ".missing")).isEqualTo(VerifyMain.USAGE);
        assertThat(run("--keys", pack, pack)).isEqualTo(VerifyMain.USAGE);
        assertThat(run("--known", keys, pack)).isEqualTo(VerifyMain.USAGE);
        assertThat(err.toString(StandardCharsets.UTF_8)).contains("Usage: verify");
    }
}
