package org.throughline.server.sealing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.throughline.agencies.PartnerJson;
import org.throughline.casefile.ids.AgencyId;
import org.throughline.proof.note.Checkpoint;
import org.throughline.proof.note.Cosignature;
import org.throughline.proof.note.KeyPairSigner;
import org.throughline.proof.note.KeyPolicy.Role;
import org.throughline.proof.note.KeyText;
import org.throughline.proof.note.SignedNote;
import org.throughline.proof.note.Signer;
import org.throughline.proof.note.VerifierKey;
import org.throughline.proof.tree.Hash;
import org.throughline.server.signing.NotTheLogSealed;
import org.throughline.server.witnessing.Witnesses;

/** What the project makes of what its witnesses say. */
class WitnessedLogIT {
    private static final AgencyId AGENCY = new AgencyId("TB");

    private GoldenLog golden;
    private SealedLog sealed;
    private Witnesses witnesses;
    private Signer agency;

    @BeforeEach
    void seal() throws Exception {
        golden = new GoldenLog();
        golden.sealing().follow(0, 1000);
        sealed = golden.sealed();
        sealed.checkpoint();
        witnesses = new Witnesses(golden.database, sealed, golden.clock);
        agency =
                KeyPairSigner.of(
                        sealed.origin() + "/TB", VerifierKey.Type.COSIGNATURE_V1, KeyText.made());
    }

    @AfterEach
    void close() {
        golden.close();
    }

    private SignedNote cosigned(SignedNote note) {
        return note.with(Cosignature.of(note.text(), agency, Instant.EPOCH));
    }

    /** A checkpoint of a history that this log does not hold, signed with its key all the same. */
    private SignedNote another(long size) {
        var text = new Checkpoint(sealed.origin(), size, Hash.NONE).text();
        return SignedNote.of(text, sealed.signer());
    }

    private void say(SignedNote seen, @Nullable SignedNote against) {
        var word = new HashMap<>(Map.of("key", agency.key().text(), "seen", seen.whole()));
        if (against != null) {
            word.put("against", against.whole());
        }
        witnesses.seen(AGENCY, PartnerJson.write(word));
    }

    @Test
    void a_cosignature_stands_in_the_note_and_its_key_in_the_policy() {
        assertThat(witnesses.toTell(AGENCY)).isPresent();
        assertThat(witnesses.toTell(AGENCY)).isEmpty();
        assertThat(sealed.policy().keys(Role.AGENCY, sealed.size())).isEmpty();

        say(cosigned(sealed.checkpoint()), null);
        say(cosigned(sealed.checkpoint()), null);

        var note = sealed.lastCheckpoint().orElseThrow();
        assertThat(note.linesOf(agency.key())).hasSize(1);
        assertThat(Cosignature.verifies(note.text(), note.lines().getLast(), agency.key()))
                .isTrue();
        assertThat(sealed.policy().keys(Role.AGENCY, sealed.size())).containsExactly(agency.key());
        assertThat(witnesses.count(sealed.size())).isEqualTo(1);
        assertThat(witnesses.silent()).isEmpty();
        assertThat(sealed.trouble()).isEmpty();
    }

    @Test
    void who_has_seen_another_tree_under_the_logs_signature_stops_the_signing() {
        say(cosigned(another(5)), null);
        stopped();
    }

    @Test
    void who_has_seen_a_longer_log_knows_that_it_was_rolled_back() {
        say(cosigned(another(sealed.size() + 3)), null);
        stopped();
    }

    @Test
    void who_was_told_another_tree_beside_this_one_stops_the_signing() {
        say(cosigned(sealed.checkpoint()), another(sealed.size()));
        stopped();
        // And on a node that starts later as well.
        var restarted = golden.sealed();
        assertThat(restarted.trouble()).isEmpty();
        assertThat(new Witnesses(golden.database, restarted, golden.clock).toTell(AGENCY))
                .isEmpty();
        assertThat(restarted.trouble()).isPresent();
    }

    private void stopped() {
        assertThat(sealed.trouble()).hasValueSatisfying(found -> assertThat(found).contains("TB"));
        assertThatThrownBy(sealed::checkpoint).isInstanceOf(NotTheLogSealed.class);
        assertThat(witnesses.toTell(new AgencyId("BP"))).isEmpty();
    }

    @Test
    void words_that_prove_nothing_stop_nothing() {
        var note = sealed.checkpoint();
        var stranger =
                KeyPairSigner.of(
                        sealed.origin() + "/BP", VerifierKey.Type.COSIGNATURE_V1, KeyText.made());
        var notTheLogs =
                SignedNote.of(
                        new Checkpoint(sealed.origin(), 5, Hash.NONE).text(),
                        KeyPairSigner.of(
                                sealed.origin(), VerifierKey.Type.ED25519, KeyText.made()));
        for (var seen :
                new SignedNote[] {
                    note,
                    note.with(Cosignature.of(note.text(), stranger, Instant.EPOCH)),
                    cosigned(notTheLogs)
                }) {
            assertThatThrownBy(() -> say(seen, null)).isInstanceOf(IllegalArgumentException.class);
        }
        say(cosigned(note), notTheLogs);
        say(cosigned(note), note);

        assertThat(sealed.trouble()).isEmpty();
        assertThat(sealed.checkpoint().text()).isEqualTo(note.text());
    }
}
