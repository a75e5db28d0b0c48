package org.throughline.campaign.cluster;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A small file system of its own, so that one process can run out of room alone. It takes Linux, an
 * {@code ext4} and the right to mount; without them the folder is one like any other, and a disk
 * that cannot be filled makes no round valid.
 */
final class Disk implements AutoCloseable {
    private static final long BYTES = 512L << 20;
    private static final int BLOCK = 1 << 20;
    private static final int PAGE = 4096;

    private final Path at;
    private final boolean isMounted;

    /**
     * @param image the file that the file system is in; it must not exist
     * @param at where it is mounted; made when it is missing
     */
    Disk(Path image, Path at) {
        this.at = at;
        try {
            Files.createDirectories(at);
            try (var file =
                    FileChannel.open(
                            image, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
                file.write(ByteBuffer.allocate(1), BYTES - 1);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        this.isMounted =
                succeeds("mkfs.ext4", "-q", "-m", "0", image.toString())
                        && succeeds("mount", "-o", "loop", image.toString(), at.toString());
    }

    /** A folder on it. */
    Path folder(String name) {
        return at.resolve(name);
    }

    /** Writes until nothing more goes in; nothing at all where it has no end of its own. */
    void fill() {
        if (!isMounted) {
            return;
        }
        try (var file =
                FileChannel.open(
                        filler(), StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            fill(file, BLOCK);
            fill(file, PAGE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void fill(FileChannel file, int bytes) {
        var zeros = ByteBuffer.allocate(bytes);
        try {
            while (true) {
                file.write(zeros.clear());
            }
        } catch (IOException full) {
            // That is what was wanted.
        }
    }

    /** Whether nothing more goes in. */
    boolean isFull() {
        try {
            return isMounted && Files.getFileStore(at).getUsableSpace() < BLOCK;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Gives the room back. */
    void empty() {
        try {
            Files.deleteIfExists(filler());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path filler() {
        return at.resolve("filler");
    }

    @Override
    public void close() {
        if (isMounted) {
            succeeds("umount", "--lazy", at.toString());
        }
    }

    private static boolean succeeds(String... command) {
        try {
            var process =
                    new ProcessBuilder(List.of(command))
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start();
            return process.waitFor(30, TimeUnit.SECONDS) && process.exitValue() == 0;
        } catch (IOException isMissing) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
