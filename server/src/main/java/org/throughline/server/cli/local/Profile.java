package org.throughline.server.cli.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;

/**
 * Whether a data folder was made by the demonstration: then its invented people sign in with one
 * click.
 */
public final class Profile {
    private static final String MARK = "demonstration";

    private Profile() {}

    public static boolean isDemonstration(Home home) {
        return Files.exists(home.folder().resolve(MARK));
    }

    /**
     * Marks a new folder as the demonstration's; a folder that holds other data stays what it is.
     */
    public static boolean markDemonstration(Home home) {
        if (home.exists() && !isDemonstration(home)) {
            return false;
        }
        try {
            Files.createDirectories(home.folder());
            Files.writeString(home.folder().resolve(MARK), "invented people, no real data\n");
            return true;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
