package org.throughline.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.throughline.casefile.ids.CaseId;
import org.throughline.proof.verify.VerifyMain;
import org.throughline.server.canary.Search;

/** What can be taken away of a case or of an agency, searched for words and verified. */
final class DrillExports {
    private static final Duration SOON = Duration.ofSeconds(60);
    private final String program;
    private final Path folder;

    DrillExports(String program, Path folder) {
        this.program = program;
        this.folder = folder;
    }

    /** The words that the evidence of a case holds; it is sound for both verifiers. */
    Set<String> ofCase(CaseId caseId, Collection<String> words) throws Exception {
        return pack("AU-1", "/audit/cases/" + caseId + "/proof", words);
    }

    private Set<String> pack(String person, String page, Collection<String> words)
            throws Exception {
        var browser = Browser.of(program, person);
        var keys =
                Files.writeString(
                        folder.resolve("keys.json"), browser.get("/proof/keys.json").body());
        var file = folder.resolve("pack.zip");
        // What was recorded last is sealed a moment later, and a pack is of what is sealed.
        await().atMost(SOON)
                .until(() -> {
                    var fields =
                            Map.of(
                                    "_csrf",
                                    Browser.token(browser.get(page).body()),
                                    "reason",
                                    "audit");
                    return browser.post(page, fields, Browser.into(file)).statusCode() == 200;
                });
        // What a verifier says names places and codes, and nothing of a case.
        var said = new ByteArrayOutputStream();
        var out = new PrintStream(said, true, StandardCharsets.UTF_8);
        var judged = VerifyMain.run(List.of("--keys", keys.toString(), file.toString()), out, out);
        assertThat(judged).as(page + ": " + said.toString(StandardCharsets.UTF_8)).isZero();
        assertThat(EvidencePackIT.node(keys, file)).contains("sound").doesNotContain("NOT SOUND");
        return new Search(words).in(file).keySet();
    }
}
