package org.throughline.referrals.keys;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.Configuration;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.TinkProtoKeysetFormat;
import com.google.crypto.tink.aead.AeadConfig2026;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import java.nio.charset.StandardCharsets;
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
     * The master key of this database; made now by the first node that comes. Keys that the file
     * wrapped are wrapped anew, all in one, by a holder that takes its place.
     *
     * @param file where the key was before; it stays as it is
     * @throws KeysAway when it cannot be had, or is not the one that wrapped the keys
     */
    static MasterKey open(PersonKeyTable table, MasterKeyHolder holder, MasterKeyFile file) {
        var probe =
                table.probe(() -> {
                    holder.make();
                    return probe(holder.key());
                });
        var master = new MasterKey(holder.key());
        if (master.opens(probe)) {
            return master;
        }
        if (!holder.equals(file) && file.isThere()) {
            var before = new MasterKey(file.key());
            if (before.opens(probe)) {
                table.wrapAnew(
                        probe,
                        (id, wrapped) -> master.wrapped(id, before.keyset(id, wrapped)),
                        word -> WordKey.sealedAnew(word, before, master),
                        probe(master.aead()));
                return master;
            }
        }
        throw new KeysAway(
                "the master key is not the one that wrapped the keys of the persons: put back its copy");
    }

    private boolean opens(byte[] probe) {
        try {
            return Arrays.equals(PROBE, aead.decrypt(probe, NO_PLACE));
        } catch (GeneralSecurityException another) {
            return false;
        }
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
            return wrapped(
                    id, KeysetHandle.generateNew(PredefinedAeadParameters.AES256_GCM, CRYPTO));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("no key can be made here", e);
        }
    }

    private byte[] wrapped(String id, KeysetHandle key) {
        try {
            return TinkProtoKeysetFormat.serializeEncryptedKeyset(key, aead, place(id), CRYPTO);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("no key can be wrapped here", e);
        }
    }

    /**
     * A key of a person, ready to use.
     *
     * @throws KeysAway when it was wrapped by another master key
     */
    Aead unwrapped(String id, byte[] wrapped) {
        try {
            return keyset(id, wrapped).getPrimitive(CRYPTO, Aead.class);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("a key of a person is of no use here", e);
        }
    }

    private KeysetHandle keyset(String id, byte[] wrapped) {
        try {
            return TinkProtoKeysetFormat.parseEncryptedKeyset(wrapped, aead, place(id), CRYPTO);
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
