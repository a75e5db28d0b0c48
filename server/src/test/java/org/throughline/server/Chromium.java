package org.throughline.server;

import com.microsoft.playwright.BrowserType.LaunchOptions;
import com.microsoft.playwright.Playwright;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Assumptions;

/** The Chromium of this machine, one for all journeys. Where there is none, they are not run. */
final class Chromium {
    private static final List<String> NAMES =
            List.of("chromium", "chromium-browser", "google-chrome-stable", "google-chrome");

    private static com.microsoft.playwright.@Nullable Browser started;

    private Chromium() {}

    static synchronized com.microsoft.playwright.Browser started() {
        var program = found();
        Assumptions.assumeTrue(
                program.isPresent(),
                "no Chromium on this machine: the pages are not walked (apt-get install chromium)");
        if (started == null) {
            // Nothing is downloaded: the program that was found is the one that is driven.
            var playwright =
                    Playwright.create(
                            new Playwright.CreateOptions()
                                    .setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
            Runtime.getRuntime().addShutdownHook(new Thread(playwright::close));
            started =
                    playwright
                            .chromium()
                            .launch(new LaunchOptions().setExecutablePath(program.orElseThrow()));
        }
        return started;
    }

    private static Optional<Path> found() {
        var folders = Stream.of(System.getenv().getOrDefault("PATH", "").split(":")).map(Path::of);
        return folders.flatMap(folder -> NAMES.stream().map(folder::resolve))
                .filter(Files::isExecutable)
                .findFirst();
    }
}
