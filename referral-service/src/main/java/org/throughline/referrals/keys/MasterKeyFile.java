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
record MasterKeyFile(Path folder) implements MasterKeyHolder {
    private static final String NAME = "master.key";
    private static final Configuration CRYPTO = AeadConfig2026.get();

    boolean isThere() {
        return Files.exists(folder.resolve(NAME));
    }

    @Override
    public void make() {
        if (isThere()) {
            return;
        }
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

    @Override
    public Aead key() {
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
