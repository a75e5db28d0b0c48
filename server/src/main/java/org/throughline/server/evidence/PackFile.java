package org.throughline.server.evidence;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.springframework.core.io.InputStreamResource;
import org.springframework.core.io.Resource;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/** A pack on its way out: a file that only this program reads, and that goes when it was read. */
public final class PackFile {
    private static final MediaType ZIP = MediaType.parseMediaType("application/zip");

    private PackFile() {}

    /** Writes a pack into a file. */
    @FunctionalInterface
    public interface Writing {
        void to(Path file) throws IOException;
    }

    /** The answer that gives the pack away under this name; nothing is left when writing fails. */
    public static ResponseEntity<Resource> of(String name, Writing writing) {
        try {
            var file = Files.createTempFile("throughline-pack", ".zip");
            try {
                writing.to(file);
                var content = Files.newInputStream(file, StandardOpenOption.DELETE_ON_CLOSE);
                return ResponseEntity.ok()
                        .contentType(ZIP)
                        .header(
                                HttpHeaders.CONTENT_DISPOSITION,
                                "attachment; filename=\"" + name + "\"")
                        .body(new InputStreamResource(content));
            } catch (RuntimeException | IOException e) {
                Files.deleteIfExists(file);
                throw e;
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
