package org.throughline.server.cli.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Optional;
import org.throughline.referrals.stored.DomainJson;

/**
 * The data folder as the command line sees it: where a running program answers, and the token that
 * makes the operator.
 */
public final class Home {
    private static final int TOKEN_BYTES = 32;

    private final Path folder;

    public Home(Path folder) {
        this.folder = folder.toAbsolutePath().normalize();
    }

    public Path folder() {
        return folder;
    }

    public boolean exists() {
        return Files.exists(folder.resolve("data-version"));
    }

    /** A program that answers on this folder. */
    public record Running(String address, long pid) {}

    /** The program that runs on this folder now; one that was killed is no longer there. */
    public Optional<Running> running() {
        var file = folder.resolve("server.json");
        try {
            if (Files.notExists(file)) {
                return Optional.empty();
            }
            var json = DomainJson.read(Files.readAllBytes(file));
            var running = new Running(json.path("address").asString(), json.path("pid").asLong());
            return ProcessHandle.of(running.pid()).filter(ProcessHandle::isAlive).isPresent()
                    ? Optional.of(running)
                    : Optional.empty();
        } catch (IOException
                | RuntimeException e) { // half-written by a program that was killed: nobody runs
            return Optional.empty();
        }
    }

    public void running(String address) {
        var json = DomainJson.mapper().createObjectNode();
        json.put("address", address).put("pid", ProcessHandle.current().pid());
        write("server.json", json.toString());
    }

    public void stopped() {
        try {
            Files.deleteIfExists(folder.resolve("server.json"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The operator's token, made on first use and readable for this user only. */
    public String token() {
        var file = folder.resolve("operator.token");
        try {
            if (Files.exists(file)) {
                return Files.readString(file).strip();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        var bytes = new byte[TOKEN_BYTES];
        new SecureRandom().nextBytes(bytes);
        var token = HexFormat.of().formatHex(bytes);
        write("operator.token", token);
        return token;
    }

    /** Writes a file that only this user may read. */
    public void write(String name, String text) {
        try {
            if (Files.notExists(folder)) {
                Files.createDirectories(folder);
                Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
            }
            var file = folder.resolve(name);
            Files.deleteIfExists(file);
            Files.createFile(
                    file,
                    PosixFilePermissions.asFileAttribute(
                            PosixFilePermissions.fromString("rw-------")));
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
