package org.throughline.proof.sample;

import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.util.ArrayList;
import java.util.List;
import org.throughline.proof.json.Json;
import org.throughline.proof.note.KeyPairSigner;
import org.throughline.proof.note.KeyPolicy;
import org.throughline.proof.note.KeyPolicy.Role;
import org.throughline.proof.note.KeyPolicy.Rule;
import org.throughline.proof.note.Signer;
import org.throughline.proof.note.VerifierKey.Type;

/** The keys of an invented log and its witnesses. */
public final class Keys {
    public static final String ORIGIN = "throughline.example/log";

    public static final Signer LOG_OLD = signer(ORIGIN, Type.ED25519, 1);
    public static final Signer LOG = signer(ORIGIN, Type.ED25519, 2);
    public static final Signer PACK = signer(ORIGIN + "/pack", Type.ED25519, 3);
    public static final Signer POLICE = signer("police.example", Type.COSIGNATURE_V1, 4);
    public static final Signer HOUSING = signer("housing.example", Type.COSIGNATURE_V1, 5);
    public static final Signer COUNCIL = signer("council.example", Type.COSIGNATURE_V1, 6);
    public static final Signer AUDITOR = signer("auditor.example", Type.COSIGNATURE_V1, 7);

    /** Of nobody, under the log's name. */
    public static final Signer STRANGER = signer(ORIGIN, Type.ED25519, 8);

    public static final List<Signer> AGENCIES = List.of(POLICE, HOUSING, COUNCIL);

    private Keys() {}

    /**
     * The policy.
     *
     * @param handover size at which the old key of the log gave way to the new one
     */
    public static KeyPolicy policy(long handover) {
        var rules = new ArrayList<Rule>();
        rules.add(new Rule(Role.LOG, LOG_OLD.key(), 0, handover));
        rules.add(new Rule(Role.LOG, LOG.key(), handover, Json.WHOLE_MAX));
        rules.add(new Rule(Role.PACK, PACK.key(), 0, Json.WHOLE_MAX));
        AGENCIES.forEach(
                agency -> rules.add(new Rule(Role.AGENCY, agency.key(), 0, Json.WHOLE_MAX)));
        rules.add(new Rule(Role.AUDITOR, AUDITOR.key(), 0, Json.WHOLE_MAX));
        return new KeyPolicy(ORIGIN, rules, 2, 1);
    }

    public static Signer signer(String name, Type type, long seed) {
        try {
            var generator = KeyPairGenerator.getInstance("Ed25519");
            generator.initialize(255, new SeededChance(seed));
            return KeyPairSigner.of(name, type, generator.generateKeyPair());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
