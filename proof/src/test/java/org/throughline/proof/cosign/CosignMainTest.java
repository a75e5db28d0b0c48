package org.throughline.proof.cosign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.throughline.proof.cosign.CosignMain.COSIGNED;
import static org.throughline.proof.cosign.CosignMain.REFUSED;
import static org.throughline.proof.cosign.CosignMain.USAGE;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.throughline.proof.note.Checkpoint;
import org.throughline.proof.note.Cosignature;
import org.throughline.proof.note.SignedNote;
import org.throughline.proof.note.Signer;
import org.throughline.proof.note.VerifierKey;
import org.throughline.proof.sample.Keys;
import org.throughline.proof.tree.MemoryTree;
import org.throughline.proof.tree.TreeHash;

/** An auditor at their own machine, with a log that may not be honest. */
class CosignMainTest {
    private static final String NAME = Keys.ORIGIN + "/auditor/AU-1";
    private static final Clock MONDAY =
            Clock.fixed(Instant.parse("2026-11-23T09:00:00Z"), ZoneOffset.UTC);

    @TempDir private Path folder;
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private VerifierKey key = Keys.AUDITOR.key();

    @BeforeEach
    void makeTheKey() throws IOException {
        Files.write(folder.resolve("keys.json"), Keys.policy(0).bytes());
        assertThat(run("--make", NAME, "--key", at("auditor.key"))).isEqualTo(COSIGNED);
        key = VerifierKey.parse(said(out).strip()).orElseThrow();
    }

    @Test
    void a_key_is_made_once_and_for_its_owner_alone() throws IOException {
        assertThat(key.name()).isEqualTo(NAME);
        assertThat(key.type()).isEqualTo(VerifierKey.Type.COSIGNATURE_V1);
        var file = folder.resolve("auditor.key");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        var before = Files.readString(file);
        assertThat(run("--make", NAME, "--key", at("auditor.key"))).isEqualTo(USAGE);
        assertThat(Files.readString(file)).isEqualTo(before);
        assertThat(run("--make", "a name with blanks", "--key", at("other"))).isEqualTo(USAGE);
        assertThat(folder.resolve("other")).doesNotExist();
    }

    @Test
    void what_follows_from_what_was_cosigned_is_cosigned() throws IOException {
        var honest = tree(40, 0);
        assertThat(cosign(honest, 0, 25, Keys.LOG)).isEqualTo(COSIGNED);
        assertThat(cosign(honest, 25, 40, Keys.LOG)).isEqualTo(COSIGNED);
        assertThat(cosign(honest, 40, 40, Keys.LOG)).isEqualTo(COSIGNED);

        var note = SignedNote.parse(said(out)).orElseThrow();
        assertThat(note.text()).isEqualTo(new Checkpoint(Keys.ORIGIN, 40, honest.root()).text());
        assertThat(note.isSignedBy(Keys.LOG.key())).isTrue();
        assertThat(Cosignature.verifies(note.text(), note.linesOf(key).getFirst(), key)).isTrue();
        assertThat(seen()).isEqualTo(note.whole());
    }

    @Test
    void two_histories_are_refused_and_what_was_seen_stays() throws IOException {
        assertThat(cosign(tree(40, 0), 0, 25, Keys.LOG)).isEqualTo(COSIGNED);
        var before = seen();
        for (var other : List.of(tree(40, 30), tree(25, 3))) {
            long size = other.size();
            assertThat(cosign(other, 25, size, Keys.LOG)).isEqualTo(REFUSED);
            assertThat(said(err)).startsWith("TWO_HISTORIES");
            assertThat(said(out)).isEmpty();
            assertThat(seen()).isEqualTo(before);
        }
    }

    @Test
    void what_is_older_or_led_to_from_elsewhere_is_no_incident() throws IOException {
        var honest = tree(40, 0);
        assertThat(cosign(honest, 0, 25, Keys.LOG)).isEqualTo(COSIGNED);
        assertThat(cosign(honest, 0, 12, Keys.LOG)).isEqualTo(REFUSED);
        assertThat(said(err)).startsWith("OLDER").contains("25 facts");
        assertThat(cosign(honest, 12, 40, Keys.LOG)).isEqualTo(REFUSED);
        assertThat(said(err)).startsWith("FROM_ELSEWHERE").contains("25 facts");
        assertThat(cosign(honest, 25, 40, Keys.LOG)).isEqualTo(COSIGNED);
    }

    @Test
    void nobody_but_the_log_is_cosigned() throws IOException {
        assertThat(cosign(tree(40, 0), 0, 25, Keys.STRANGER)).isEqualTo(REFUSED);
        assertThat(said(err)).startsWith("NOT_SIGNED");
        assertThat(folder.resolve("seen.note")).doesNotExist();

        var other = new Checkpoint("throughline.example/other", 25, tree(25, 0).root());
        var note = SignedNote.of(other.text(), Keys.LOG);
        assertThat(cosign(new NextCheckpoint(0, note, List.of()))).isEqualTo(REFUSED);
        assertThat(said(err)).startsWith("NOT_THIS_LOG");
    }

    @Test
    void what_cannot_be_read_is_not_guessed() throws IOException {
        assertThat(cosign(tree(40, 0), 0, 25, Keys.LOG)).isEqualTo(COSIGNED);
        var kept = seen();
        Files.writeString(folder.resolve("seen.note"), kept.substring(0, kept.length() / 2));
        assertThat(cosign(tree(40, 0), 25, 40, Keys.LOG)).isEqualTo(USAGE);
        assertThat(said(err)).contains("damaged");

        Files.writeString(folder.resolve("next.json"), "{\"from\": 0}");
        Files.writeString(folder.resolve("seen.note"), kept);
        assertThat(run(words())).isEqualTo(USAGE);
        for (var wrong :
                List.of(List.<String>of(), List.of("--key", "a"), List.of("--make", NAME, "x"))) {
            assertThat(run(wrong.toArray(String[]::new))).isEqualTo(USAGE);
        }
    }

    /** A tree whose last facts are others than in the honest one. */
    private static MemoryTree tree(int size, int changed) {
        var tree = new MemoryTree();
        for (int i = 0; i < size; i++) {
            int content = i < size - changed ? i : -i;
            tree.append(TreeHash.leaf(ByteBuffer.allocate(4).putInt(content).array()));
        }
        return tree;
    }

    private int cosign(MemoryTree tree, long from, long size, Signer log) throws IOException {
        var root = tree.proofs().root(size);
        var note = SignedNote.of(new Checkpoint(Keys.ORIGIN, size, root).text(), log);
        var way = tree.proofs().consistency(from, size).path();
        return cosign(new NextCheckpoint(from, note, way));
    }

    private int cosign(NextCheckpoint next) throws IOException {
        Files.write(folder.resolve("next.json"), next.bytes());
        return run(words());
    }

    private String[] words() {
        return new String[] {
            "--key",
            at("auditor.key"),
            "--keys",
            at("keys.json"),
            "--seen",
            at("seen.note"),
            at("next.json")
        };
    }

    private int run(String... words) {
        out.reset();
        err.reset();
        return CosignMain.run(
                List.of(words),
                MONDAY,
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8));
    }

    private String at(String name) {
        return folder.resolve(name).toString();
    }

    private String seen() throws IOException {
        return Files.readString(folder.resolve("seen.note"));
    }

    private static String said(ByteArrayOutputStream stream) {
        return stream.toString(StandardCharsets.UTF_8);
    }
}
