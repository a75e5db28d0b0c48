package org.throughline.referrals.keys;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.Configuration;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import com.google.crypto.tink.aead.AeadConfig2026;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;

/**
 * A master key that lies in a file which only the program's user may read. It wraps the keys of the
 * persons and no content.
 */
final class MasterKeyFile {
    private static final String NAME = "master.key";
    private static final Configuration CRYPTO = AeadConfig2026.get();

    private MasterKeyFile() {}

    static boolean isIn(Path folder) {
        return Files.exists(folder.resolve(NAME));
    }

    /** Makes a new one; it must not be there. */
    static void make(Path folder) {
        try {
            var handle = KeysetHandle.generateNew(PredefinedAeadParameters.AES256_GCM, CRYPTO);
            var text =
                    TinkJsonProtoKeysetFormat.serializeKeyset(
                            handle, CRYPTO, InsecureSecretKeyAccess.get());
            if (Files.notExists(folder)) {
                Files.createDirectories(folder);
                Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
            }
            var file =
                    Files.createFile(
                            folder.resolve(NAME),
                            PosixFilePermissions.asFileAttribute(
                                    PosixFilePermissions.fromString("rw-------")));
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("no master key can be made here", e);
        }
    }

    /**
     * Reads it.
     *
     * @throws KeysAway when it is not there or not a key
     */
    static Aead read(Path folder) {
        try {
            return TinkJsonProtoKeysetFormat.parseKeyset(
                            Files.readString(folder.resolve(NAME)),
                            CRYPTO,
                            InsecureSecretKeyAccess.get())
                    .getPrimitive(CRYPTO, Aead.class);
        } catch (IOException | GeneralSecurityException damaged) { // never with what is in the file
            throw new KeysAway(
                    "the master key cannot be read: put the copy of master.key into the folder of the keys");
        }
    }
}
