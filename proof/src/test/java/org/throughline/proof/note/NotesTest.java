package org.throughline.proof.note;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.throughline.proof.sample.Keys;
import org.throughline.proof.tree.Hash;

class NotesTest {
    private static final Instant MONDAY = Instant.parse("2026-11-23T09:00:00Z");

    /** A note and a key that a Go program made: the example of golang.org/x/mod/sumdb/note. */
    private static final String GO_KEY =
            "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW";

    private static final String GO_NOTE =
            "If you think cryptography is the answer to your problem,\n"
                    + "then you don't know what your problem is.\n"
                    + "\n"
                    + "\u2014 PeterNeumann"
                    + " x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=\n";

    @Test
    void a_note_that_another_program_signed_is_verified() {
        var key = VerifierKey.parse(GO_KEY).orElseThrow();
        var note = SignedNote.parse(GO_NOTE).orElseThrow();
        assertThat(note.isSignedBy(key)).isTrue();
        assertThat(note.whole()).isEqualTo(GO_NOTE);
        assertThat(new SignedNote(note.text() + "x\n", note.lines()).isSignedBy(key)).isFalse();
    }

    /** The checkpoint with a cosignature that C2SP's pages show; their keys are not public. */
    @Test
    void the_example_of_the_specification_is_read() {
        var whole =
                "example.com/behind-the-sofa\n20852163\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n\n"
                        + "\u2014 example.com/behind-the-sofa"
                        + " Az3grlgtzPICa5OS8npVmf1Myq/5IZniMp+ZJurmRDeOoRDe4URYN7u5/Zhcyv2q1gGzGku9nTo+zyWE+xeMcTOAYQ8=\n"
                        + "\u2014 witness.example.com/w1"
                        + " jWbPPwAAAABkGFDLEZMHwSRaJNiIDoe9DYn/zXcrtPHeolMI5OWXEhZCB9dlrDJsX3b2oyin1nPZqhf5nNo0xUe+mbIUBkBIfZ+qnA==\n";
        var note = SignedNote.parse(whole).orElseThrow();
        var checkpoint = Checkpoint.parse(note.text()).orElseThrow();
        assertThat(checkpoint.origin()).isEqualTo("example.com/behind-the-sofa");
        assertThat(checkpoint.size()).isEqualTo(20_852_163);
        assertThat(checkpoint.text()).isEqualTo(note.text());
        assertThat(note.lines())
                .extracting(SignedNote.Line::name)
                .containsExactly("example.com/behind-the-sofa", "witness.example.com/w1");
        // Eight bytes of time before the 64 of the signature: 1679315147.
        assertThat(note.lines().getLast().signature()).hasSize(72);
        assertThat(java.nio.ByteBuffer.wrap(note.lines().getLast().signature()).getLong())
                .isEqualTo(1_679_315_147);
    }

    @Test
    void every_bit_of_a_signed_note_counts() {
        var note = SignedNote.of("a text\n", Keys.LOG);
        var bytes = note.bytes();
        for (int bit = 0; bit < 8 * bytes.length; bit++) {
            bytes[bit / 8] ^= (byte) (1 << bit % 8);
            assertThat(SignedNote.parse(bytes).filter(one -> one.isSignedBy(Keys.LOG.key())))
                    .as("bit %d", bit)
                    .isEmpty();
            bytes[bit / 8] ^= (byte) (1 << bit % 8);
        }
        assertThat(SignedNote.parse(bytes).filter(one -> one.isSignedBy(Keys.LOG.key())))
                .isPresent();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "text\n",
                "text\n\n",
                "text\n\n\u2014 name\n",
                "text\n\n\u2014 name AAAA\n",
                "text\n\n\u2014 name AAAAAAA=",
                "text\n\n- name AAAAAAA=\n",
                "text\n\n\u2014  AAAAAAA=\n",
                "text\n\n\u2014 na+me AAAAAAA=\n",
                "text\n\n\u2014 name AAAAAAB=\n",
                "text\n\n\u2014 name AAAAAAA\n",
                "text\n\n\u2014 name AAAAAAA=\nmore\n",
                "te\txt\n\n\u2014 name AAAAAAA=\n",
                "text\r\n\n\u2014 name AAAAAAA=\n"
            })
    void what_is_not_written_as_a_note_is_none(String whole) {
        assertThat(SignedNote.parse(whole.getBytes(StandardCharsets.UTF_8))).isEmpty();
    }

    @Test
    void a_note_has_bounds() {
        var line = "\u2014 name AAAAAAA=\n";
        assertThat(SignedNote.parse("text\n\n" + line.repeat(SignedNote.SIGNATURES_MAX)))
                .isPresent();
        assertThat(SignedNote.parse("text\n\n" + line.repeat(SignedNote.SIGNATURES_MAX + 1)))
                .isEmpty();
        var long1 = "x".repeat(SignedNote.BYTES_MAX) + "\n\n" + line;
        assertThat(SignedNote.parse(long1.getBytes(StandardCharsets.UTF_8))).isEmpty();
    }

    @Test
    void a_witness_says_when_it_saw_a_checkpoint() {
        var text = new Checkpoint(Keys.ORIGIN, 5, Hash.NONE).text();
        var line = Cosignature.of(text, Keys.POLICE, MONDAY);
        assertThat(Cosignature.verifies(text, line, Keys.POLICE.key())).isTrue();
        assertThat(Cosignature.verifies(text + "x\n", line, Keys.POLICE.key())).isFalse();
        assertThat(Cosignature.verifies(text, line, Keys.HOUSING.key())).isFalse();
        var later = line.signature();
        later[7]++;
        assertThat(
                        Cosignature.verifies(
                                text,
                                new SignedNote.Line(line.name(), line.id(), later),
                                Keys.POLICE.key()))
                .isFalse();
    }

    @Test
    void a_key_for_one_thing_signs_no_other() {
        var text = new Checkpoint(Keys.ORIGIN, 5, Hash.NONE).text();
        assertThatThrownBy(() -> Cosignature.of(text, Keys.LOG, MONDAY))
                .isInstanceOf(IllegalArgumentException.class);
        var note = new SignedNote(text, List.of(Cosignature.of(text, Keys.POLICE, MONDAY)));
        assertThat(note.isSignedBy(Keys.POLICE.key())).isFalse();
        assertThat(SignedNote.of(text, Keys.POLICE).isSignedBy(Keys.POLICE.key())).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "origin\n5\n",
                "\n5\nAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=\n",
                "origin\n05\nAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=\n",
                "origin\n-5\nAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=\n",
                "origin\n5\nAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAB=\n",
                "origin\n5\nAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=\nmore\n",
                "origin\n5\nAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA="
            })
    void what_is_not_written_as_a_checkpoint_is_none(String text) {
        assertThat(Checkpoint.parse(text)).isEmpty();
    }

    @Test
    void keys_and_policies_are_read_only_as_they_are_written() {
        var text = Keys.LOG.key().text();
        assertThat(VerifierKey.parse(text)).contains(Keys.LOG.key());
        var broken = text.replaceFirst("\\+[0-9a-f]{8}\\+", "+00000000+");
        assertThat(VerifierKey.parse(broken)).isEmpty();
        assertThat(
                        VerifierKey.parse(
                                "name+00000000+"
                                        + Base64.getEncoder().encodeToString(new byte[33])))
                .isEmpty();
        var policy = Keys.policy(7);
        assertThat(KeyPolicy.read(policy.bytes())).contains(policy);
        assertThat(KeyPolicy.read("{}".getBytes(StandardCharsets.UTF_8))).isEmpty();
    }

    @Test
    void two_agencies_are_enough_or_one_beside_an_auditor() {
        var policy = Keys.policy(7);
        assertThat(policy.isEnough(2, 0)).isTrue();
        assertThat(policy.isEnough(1, 1)).isTrue();
        assertThat(policy.isEnough(1, 0)).isFalse();
        assertThat(policy.isEnough(0, 1)).isFalse();
    }

    @Test
    void a_key_counts_at_the_sizes_of_its_rule_and_both_count_where_one_hands_over() {
        var policy = Keys.policy(7);
        assertThat(policy.keys(KeyPolicy.Role.LOG, 6)).containsExactly(Keys.LOG_OLD.key());
        assertThat(policy.keys(KeyPolicy.Role.LOG, 7))
                .containsExactly(Keys.LOG_OLD.key(), Keys.LOG.key());
        assertThat(policy.keys(KeyPolicy.Role.LOG, 8)).containsExactly(Keys.LOG.key());
    }
}
