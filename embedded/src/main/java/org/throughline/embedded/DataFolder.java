package org.throughline.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;

/** The one folder that holds the data of the embedded parts, with the version that wrote it. */
final class DataFolder {
    /** Raised when an older program could no longer read what is written here. */
    static final int VERSION = 1;

    /** The major version of PostgreSQL whose files stand here. */
    static final int POSTGRES_MAJOR = 18;

    private static final int SECRET_BYTES = 24;

    private final Path root;

    DataFolder(Path root) {
        this.root = root.toAbsolutePath().normalize();
    }

    /** Refuses a folder that a newer program wrote; reads only. */
    void refuseNewer() {
        try {
            refuseNewer("data-version", VERSION, "this program");
            refuseNewer("postgres/PG_VERSION", POSTGRES_MAJOR, "its PostgreSQL");
        } catch (IOException e) {
            throw cannotBeUsed(e);
        }
    }

    /** Creates the folder, or refuses one that a newer program wrote. */
    void open() {
        refuseNewer();
        try {
            if (Files.notExists(root)) {
                Files.createDirectories(root);
                Files.setPosixFilePermissions(root, PosixFilePermissions.fromString("rwx------"));
            }
            Files.writeString(root.resolve("data-version"), VERSION + "\n");
        } catch (IOException e) {
            throw cannotBeUsed(e);
        }
    }

    private UncheckedIOException cannotBeUsed(IOException why) {
        return new UncheckedIOException("the data folder " + root + " cannot be used", why);
    }

    private void refuseNewer(String file, int known, String reader) throws IOException {
        var path = root.resolve(file);
        if (Files.notExists(path)) {
            return;
        }
        var text = Files.readString(path).strip();
        if (!text.matches("\\d{1,9}") || Integer.parseInt(text) > known) {
            throw new NewerFolder(
                    "The data folder "
                            + root
                            + " was written by a newer version ("
                            + file
                            + " says "
                            + (text.matches("\\d{1,9}") ? text : "something unknown")
                            + ", "
                            + reader
                            + " knows "
                            + known
                            + "). Start the newer program, or name another folder with --data. Nothing was changed.");
        }
    }

    Path postgres() {
        return root.resolve("postgres");
    }

    Path kafka() {
        return root.resolve("kafka");
    }

    /** Where the binaries of PostgreSQL are unpacked. */
    Path work() {
        return root.resolve("work");
    }

    /** A random secret that only this user can read, made on first use. */
    String secret(String name) {
        var file = root.resolve(name);
        try {
            if (Files.notExists(file)) {
                var bytes = new byte[SECRET_BYTES];
                new SecureRandom().nextBytes(bytes);
                Files.createFile(
                        file,
                        PosixFilePermissions.asFileAttribute(
                                PosixFilePermissions.fromString("rw-------")));
                Files.writeString(file, HexFormat.of().formatHex(bytes));
            }
            return Files.readString(file, StandardCharsets.UTF_8).strip();
        } catch (FileAlreadyExistsException e) {
            return secret(name);
        } catch (IOException e) {
            throw new UncheckedIOException("the secret " + file + " cannot be kept", e);
        }
    }
}
