package org.throughline.proof.cosign;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import org.throughline.proof.note.KeyPairSigner;
import org.throughline.proof.note.KeyText;
import org.throughline.proof.note.Signer;
import org.throughline.proof.note.VerifierKey;

/** The file in which an auditor keeps their key: its name, and the pair below it. */
final class AuditorKey {
    private AuditorKey() {}

    /**
     * Makes a key in a new file that nobody else may read.
     *
     * @throws java.nio.file.FileAlreadyExistsException so that no key is ever written over
     * @throws IllegalArgumentException when no key can have this name
     */
    static Signer make(Path file, String name) throws IOException {
        var pair = KeyText.made();
        var signer = signer(name, pair);
        if (file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            var mine = PosixFilePermissions.fromString("rw-------");
            Files.createFile(file, PosixFilePermissions.asFileAttribute(mine));
        } else {
            Files.createFile(file);
        }
        Files.writeString(
                file,
                name + "\n" + KeyText.write(pair),
                StandardCharsets.UTF_8,
                StandardOpenOption.WRITE);
        return signer;
    }

    /** The key of a file; empty when none is in it. */
    static Optional<Signer> read(Path file) throws IOException {
        var text = Files.readString(file, StandardCharsets.UTF_8);
        int end = text.indexOf('\n');
        if (end < 0) {
            return Optional.empty();
        }
        try {
            return KeyText.read(text.substring(end + 1))
                    .map(pair -> signer(text.substring(0, end), pair));
        } catch (IllegalArgumentException noName) {
            return Optional.empty();
        }
    }

    private static Signer signer(String name, java.security.KeyPair pair) {
        return KeyPairSigner.of(name, VerifierKey.Type.COSIGNATURE_V1, pair);
    }
}
