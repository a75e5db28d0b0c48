package org.throughline.server.signing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.throughline.proof.json.Json;
import org.throughline.proof.note.KeyPairSigner;
import org.throughline.proof.note.KeyPolicy;
import org.throughline.proof.note.KeyPolicy.Role;
import org.throughline.proof.note.KeyText;
import org.throughline.proof.note.Signer;
import org.throughline.proof.note.VerifierKey;
import org.throughline.server.cli.local.Home;

/**
 * The keys with which this log signs. They are made by the first node that finds none, and lie in a
 * folder that only the program's user may read. A node whose folder does not hold them seals, and
 * signs nothing.
 *
 * @param policy whose signatures count, as it stands in the database
 * @param signing empty on a node that does not hold the keys
 */
public record LogKeys(KeyPolicy policy, Optional<Signing> signing) {
    private static final String LOG = "log.key";
    private static final String PACK = "pack.key";
    private static final int NAME_BYTES = 6;

    /** The two keys: one for what the log says of itself, one for packs. */
    public record Signing(Signer log, Signer pack) {}

    /** The log's keys, made now when there are none yet. */
    public static LogKeys open(Path folder, KeyPolicyTable table) {
        var policy = table.findOrMake(() -> made(folder));
        return new LogKeys(policy, held(folder, policy));
    }

    /** With the keys that a start left here which did not come to an end, or with new ones. */
    private static KeyPolicy made(Path folder) {
        if (!areThere(folder)) {
            write(folder, LOG, KeyText.made());
            write(folder, PACK, KeyText.made());
        }
        return policy(read(folder.resolve(LOG)), read(folder.resolve(PACK)));
    }

    private static boolean areThere(Path folder) {
        return Files.exists(folder.resolve(LOG)) && Files.exists(folder.resolve(PACK));
    }

    private static KeyPolicy policy(KeyPair log, KeyPair pack) {
        var name = new byte[NAME_BYTES];
        new SecureRandom().nextBytes(name);
        var origin = "throughline/" + HexFormat.of().formatHex(name);
        return new KeyPolicy(
                origin,
                List.of(
                        rule(Role.LOG, signer(origin, log).key()),
                        rule(Role.PACK, signer(packName(origin), pack).key())),
                0,
                0);
    }

    private static KeyPolicy.Rule rule(Role role, VerifierKey key) {
        return new KeyPolicy.Rule(role, key, 0, Json.WHOLE_MAX);
    }

    private static Optional<Signing> held(Path folder, KeyPolicy policy) {
        if (!areThere(folder)) {
            return Optional.empty();
        }
        var origin = policy.origin();
        var log = signer(origin, read(folder.resolve(LOG)));
        var pack = signer(packName(origin), read(folder.resolve(PACK)));
        var keys = policy.rules().stream().map(KeyPolicy.Rule::key).toList();
        return keys.containsAll(List.of(log.key(), pack.key()))
                ? Optional.of(new Signing(log, pack))
                : Optional.empty();
    }

    private static String packName(String origin) {
        return origin + "/packs";
    }

    private static Signer signer(String name, KeyPair keys) {
        return KeyPairSigner.of(name, VerifierKey.Type.ED25519, keys);
    }

    private static void write(Path folder, String name, KeyPair keys) {
        new Home(folder).write(name, KeyText.write(keys));
    }

    private static KeyPair read(Path file) {
        try {
            // Never with the content of the file.
            return KeyText.read(Files.readString(file))
                    .orElseThrow(() ->
                            new IllegalStateException(
                                    "the signing key "
                                            + file.getFileName()
                                            + " cannot be read; put back its copy"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Never a key. */
    @Override
    public String toString() {
        return policy.origin();
    }
}
