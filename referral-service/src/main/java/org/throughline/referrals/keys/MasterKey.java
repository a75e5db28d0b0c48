package org.throughline.referrals.keys;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.Configuration;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.TinkProtoKeysetFormat;
import com.google.crypto.tink.aead.AeadConfig2026;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.Arrays;

/**
 * What wraps the keys of the persons. Behind Tink's interface, so that a key that lies with a key
 * management can take the place of the one in the file.
 */
record MasterKey(Aead aead) {
    private static final Configuration CRYPTO = AeadConfig2026.get();
    private static final byte[] PROBE = "throughline".getBytes(StandardCharsets.UTF_8);
    private static final byte[] NO_PLACE = {};

    /**
     * The master key of this database; made now, with the file, by the first node that comes.
     *
     * @throws KeysAway when it is not in the folder, or not the one that wrapped the keys
     */
    static MasterKey open(PersonKeyTable table, Path folder) {
        var probe =
                table.probe(() -> {
                    if (!MasterKeyFile.isIn(folder)) {
                        MasterKeyFile.make(folder);
                    }
                    return probe(MasterKeyFile.read(folder));
                });
        var aead = MasterKeyFile.read(folder);
        try {
            if (!Arrays.equals(PROBE, aead.decrypt(probe, NO_PLACE))) {
                throw new GeneralSecurityException();
            }
        } catch (GeneralSecurityException other) {
            throw new KeysAway(
                    "the master key is not the one that wrapped the keys of the persons: put back its copy");
        }
        return new MasterKey(aead);
    }

    private static byte[] probe(Aead aead) {
        try {
            return aead.encrypt(PROBE, NO_PLACE);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("nothing can be sealed here", e);
        }
    }

    /** A new key of a person, wrapped. */
    byte[] newKey(String id) {
        try {
            return TinkProtoKeysetFormat.serializeEncryptedKeyset(
                    KeysetHandle.generateNew(PredefinedAeadParameters.AES256_GCM, CRYPTO),
                    aead,
                    place(id),
                    CRYPTO);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("no key can be made here", e);
        }
    }

    /**
     * A key of a person, ready to use.
     *
     * @throws KeysAway when it was wrapped by another master key
     */
    Aead unwrapped(String id, byte[] wrapped) {
        try {
            return TinkProtoKeysetFormat.parseEncryptedKeyset(wrapped, aead, place(id), CRYPTO)
                    .getPrimitive(CRYPTO, Aead.class);
        } catch (GeneralSecurityException other) {
            throw new KeysAway("a key was not wrapped by this master key: put back its copy");
        }
    }

    private static byte[] place(String id) {
        return id.getBytes(StandardCharsets.UTF_8);
    }

    /** Never the key. */
    @Override
    public String toString() {
        return "master key";
    }
}
