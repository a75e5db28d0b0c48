package org.throughline.server.witnessing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.throughline.agencies.PartnerJson;
import org.throughline.agencies.receiving.AgencyStore;
import org.throughline.casefile.ids.AgencyId;
import org.throughline.embedded.TestInfrastructure;
import org.throughline.proof.note.Checkpoint;
import org.throughline.proof.note.KeyPairSigner;
import org.throughline.proof.note.KeyText;
import org.throughline.proof.note.SignedNote;
import org.throughline.proof.note.Signer;
import org.throughline.proof.note.VerifierKey;
import org.throughline.proof.tree.Hash;
import org.throughline.proof.tree.MemoryTree;
import org.throughline.proof.tree.TreeHash;

/** An agency cosigns a log that only grows, and nothing else. */
class WitnessIT {
    private static final AgencyId AGENCY = new AgencyId("TB");
    private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");

    private final Signer log = signer("log.example/brackenford");
    private final MemoryTree tree = tree(0, 40);
    // Grown the same up to 20, and otherwise from there.
    private final MemoryTree fork = tree(20, 40);
    private DataSource database;
    private Witness witness;

    private static Signer signer(String name) {
        return KeyPairSigner.of(name, VerifierKey.Type.ED25519, KeyText.made());
    }

    private static MemoryTree tree(int same, int size) {
        var tree = new MemoryTree();
        for (int i = 0; i < size; i++) {
            var text = (same > 0 && i >= same ? "other " : "leaf ") + i;
            tree.append(TreeHash.leaf(text.getBytes(StandardCharsets.UTF_8)));
        }
        return tree;
    }

    @BeforeEach
    void start() {
        database = TestInfrastructure.freshDatabase();
        AgencyStore.migrate(database);
        witness = witness(NOON);
    }

    private Witness witness(Instant now) {
        return new Witness(database, InstantSource.fixed(now).withZone(ZoneOffset.UTC));
    }

    private LogWord word(MemoryTree grown, long from, long size) {
        return word(log, grown, from, size);
    }

    private static LogWord word(Signer signer, MemoryTree grown, long from, long size) {
        var checkpoint = new Checkpoint(signer.key().name(), size, grown.proofs().root(size));
        var way = grown.proofs().consistency(from, size).path();
        var note = SignedNote.of(checkpoint.text(), signer);
        return new LogWord(signer.key(), note, checkpoint, from, way);
    }

    private WitnessWord told(LogWord word) {
        return WitnessWord.read(witness.judge(AGENCY, word.json()));
    }

    private boolean isOneHistory() {
        return witness.state(AGENCY).orElseThrow().isOneHistory();
    }

    private static void cosigns(WitnessWord said, long size) {
        assertThat(said.checkpoint().size()).isEqualTo(size);
        assertThat(said.cosignature().name()).isEqualTo("log.example/brackenford/TB");
        assertThat(said.against()).isNull();
    }

    @Test
    void what_follows_is_cosigned_step_by_step() {
        cosigns(told(word(tree, 0, 7)), 7);
        cosigns(told(word(tree, 7, 8)), 8);
        cosigns(told(word(tree, 8, 33)), 33);
        cosigns(told(word(tree, 33, 33)), 33);

        var later = witness(NOON.plus(Duration.ofHours(1)));
        var again = WitnessWord.read(later.judge(AGENCY, word(tree, 33, 40).json()));
        cosigns(again, 40);
        assertThat(later.state(AGENCY).orElseThrow().at())
                .isEqualTo(NOON.plus(Duration.ofHours(1)));
        assertThat(again.key()).isEqualTo(told(word(tree, 40, 40)).key());
    }

    @Test
    void of_a_way_from_elsewhere_the_agency_says_where_it_stands() {
        cosigns(told(word(tree, 0, 12)), 12);

        cosigns(told(word(tree, 20, 33)), 12);
        cosigns(told(word(tree, 0, 9)), 12);
        cosigns(told(word(tree, 12, 33)), 33);
        assertThat(isOneHistory()).isTrue();
    }

    @Test
    void another_root_of_the_same_size_is_kept_beside_the_first_and_nothing_is_signed_any_more() {
        cosigns(told(word(tree, 0, 30)), 30);

        var said = told(word(fork, 30, 30));
        assertThat(said.checkpoint().root()).isEqualTo(tree.proofs().root(30));
        assertThat(Objects.requireNonNull(said.against()).text())
                .contains(fork.proofs().root(30).base64());
        assertThat(isOneHistory()).isFalse();

        // Not even what would follow.
        assertThat(told(word(tree, 30, 31)).checkpoint().size()).isEqualTo(30);
        assertThat(told(word(tree, 30, 31)).against()).isNotNull();
        assertThat(
                        JdbcClient.create(database)
                                .sql("select kept, told from gateway.two_histories")
                                .query((row, _) -> row.getString(1) + row.getString(2))
                                .single())
                .contains(tree.proofs().root(30).base64(), fork.proofs().root(30).base64());
    }

    @Test
    void a_larger_tree_that_does_not_begin_with_the_one_seen_is_an_incident() {
        cosigns(told(word(tree, 0, 30)), 30);
        assertThat(told(word(fork, 30, 35)).against()).isNotNull();
        assertThat(isOneHistory()).isFalse();
    }

    @Test
    void each_altered_step_of_the_way_is_noticed() {
        cosigns(told(word(tree, 0, 13)), 13);
        var good = word(tree, 13, 40);
        for (int i = 0; i < good.way().size(); i++) {
            var way = new java.util.ArrayList<>(good.way());
            way.set(i, Hash.NONE);
            assertThat(
                            new LogWord(good.key(), good.note(), good.checkpoint(), 13, way)
                                    .follows(
                                            new Checkpoint(
                                                    log.key().name(), 13, tree.proofs().root(13))))
                    .isFalse();
        }
        cosigns(told(good), 40);
    }

    @Test
    void what_the_log_did_not_sign_is_no_word_of_it() {
        cosigns(told(word(tree, 0, 5)), 5);
        var good = word(tree, 5, 9);
        var notSigned =
                new LogWord(
                        good.key(),
                        SignedNote.of(good.note().text(), signer(log.key().name())),
                        good.checkpoint(),
                        5,
                        good.way());
        var otherKey = word(signer(log.key().name()), tree, 5, 9);
        for (var json :
                List.of(
                        notSigned.json(),
                        otherKey.json(),
                        PartnerJson.write(Map.of()),
                        good.json().replace("\"way\":[", "\"way\":[\"x\","))) {
            assertThatThrownBy(() -> witness.judge(AGENCY, json))
                    .isInstanceOf(IllegalArgumentException.class);
        }
        assertThat(witness.state(AGENCY).orElseThrow().size()).isEqualTo(5);
        assertThat(isOneHistory()).isTrue();
    }

    @Test
    void agencies_cosign_each_with_a_key_of_its_own() {
        var ours = told(word(tree, 0, 5)).key();
        var theirs =
                WitnessWord.read(witness.judge(new AgencyId("BP"), word(tree, 0, 5).json())).key();
        assertThat(ours).isNotEqualTo(theirs);
    }
}
