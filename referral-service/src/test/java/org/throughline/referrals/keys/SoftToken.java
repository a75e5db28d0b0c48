package org.throughline.referrals.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.Provider;
import java.security.Security;
import java.util.List;
import javax.crypto.KeyGenerator;
import org.jspecify.annotations.Nullable;

/**
 * A token in software, as its maker's tools set it up: SoftHSM 2, of which Debian has a package.
 */
final class SoftToken {
    static final String PIN = "4711";

    private static final List<Path> LIBRARIES =
            List.of(
                    Path.of("/usr/lib/softhsm/libsofthsm2.so"),
                    Path.of("/usr/lib64/libsofthsm2.so"),
                    Path.of("/usr/local/lib/softhsm/libsofthsm2.so"));

    /** Where the build tells the library to look for its own settings. */
    private static final @Nullable String OWN = System.getenv("SOFTHSM2_CONF");

    /**
     * The library sees the tokens that are there when it is loaded, so there is one for all tests.
     */
    private static boolean isMade;

    private final Path folder;

    private SoftToken(Path folder) {
        this.folder = folder;
    }

    /**
     * The token; the test is not run where there is no such library.
     *
     * @param folder for what the program is told of it
     */
    static synchronized SoftToken in(Path folder) throws IOException, InterruptedException {
        assumeTrue(
                OWN != null && LIBRARIES.stream().anyMatch(Files::exists),
                "no softhsm2: no master key in a token here");
        if (!isMade) {
            make(Path.of(OWN));
            isMade = true;
        }
        var token = new SoftToken(folder);
        Files.writeString(token.pin(), PIN + "\n");
        Files.writeString(token.configuration(), token.provider("token", false));
        return token;
    }

    private static void make(Path own) throws IOException, InterruptedException {
        Files.createDirectories(own.resolveSibling("."));
        var tokens = Files.createTempDirectory(own.resolveSibling("."), "tokens");
        Files.writeString(
                own, "directories.tokendir = " + tokens + "\nobjectstore.backend = file\n");
        var said = own.resolveSibling("said");
        var tool =
                new ProcessBuilder(
                                "softhsm2-util",
                                "--init-token",
                                "--free",
                                "--label",
                                "throughline",
                                "--so-pin",
                                "9999",
                                "--pin",
                                PIN)
                        .redirectErrorStream(true)
                        .redirectOutput(said.toFile())
                        .start();
        assertThat(tool.waitFor()).as(Files.readString(said)).isZero();
    }

    Path configuration() {
        return folder.resolve("token.cfg");
    }

    Path pin() {
        return folder.resolve("token.pin");
    }

    private String provider(String name, boolean isReadable) {
        return """
        name = %s
        library = %s
        slotListIndex = 0
        attributes(generate, CKO_SECRET_KEY, CKK_AES) = {
          CKA_SENSITIVE = %s
          CKA_EXTRACTABLE = %s
        }
        """
                .formatted(
                        name,
                        LIBRARIES.stream().filter(Files::exists).findFirst().orElseThrow(),
                        !isReadable,
                        isReadable);
    }

    /** Makes a key in the token, as whoever runs it does. */
    void makeKey(String named, boolean isReadable) throws Exception {
        var making = folder.resolve(named + ".making");
        Files.writeString(making, provider(named, isReadable));
        Provider provider = Security.getProvider("SunPKCS11").configure(making.toString());
        var store = KeyStore.getInstance("PKCS11", provider);
        store.load(null, PIN.toCharArray());
        var generator = KeyGenerator.getInstance("AES", provider);
        generator.init(256);
        store.setEntry(named, new KeyStore.SecretKeyEntry(generator.generateKey()), null);
    }
}
