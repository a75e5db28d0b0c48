package org.throughline.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.web.util.HtmlUtils;
import org.throughline.agencies.channels.webhook.WebhookSignature;
import org.throughline.agencies.channels.webhook.WebhookSignature.Verdict;

/** What an agency's developers take away, and the key that they try with. */
class DevelopersPagesIT {
    private static final RunningProgram PROGRAM = RunningProgram.shared();
    private static final String PAGE = "/agency/developers";
    private static final Pattern LINK = Pattern.compile("href=\"" + PAGE + "/([a-z]+/[^\"/]+)\"");
    private static final int FIRST_VISIT_BYTES_MAX = 150_000;

    private static final Path EXAMPLES = Path.of("../examples/verify-webhook");

    /** By their shelf, the folders of the project from which the files come. */
    private static final Map<String, Path> SHELVES =
            Map.of(
                    "contracts", Path.of("../docs/contracts"),
                    "schemas", Path.of("../docs/contracts/schemas"),
                    "guides", Path.of("../docs/agencies"),
                    "examples", EXAMPLES);

    private Browser officer;

    @BeforeEach
    void signIn() throws Exception {
        officer = Browser.of(PROGRAM, "TB-U1");
    }

    private static TreeMap<String, Path> published() throws IOException {
        var all = new TreeMap<String, Path>();
        for (var shelf : SHELVES.entrySet()) {
            try (var files = Files.list(shelf.getValue())) {
                files.filter(Files::isRegularFile)
                        .filter(file -> !file.endsWith("README.md"))
                        .forEach(file -> all.put(shelf.getKey() + "/" + file.getFileName(), file));
            }
        }
        all.put("examples/receiver.mjs", Path.of("../examples/receiver-node/receiver.mjs"));
        return all;
    }

    @Test
    void everything_that_is_published_is_linked_and_comes_as_it_is() throws Exception {
        var page = officer.get(PAGE).body();
        var linked =
                LINK.matcher(page)
                        .results()
                        .map(one -> one.group(1))
                        .collect(Collectors.toCollection(TreeSet::new));
        var published = published();
        assertThat(published).hasSizeGreaterThan(60);
        assertThat(linked).isEqualTo(published.keySet());
        for (var one : published.entrySet()) {
            var answer = officer.get(PAGE + "/" + one.getKey());
            assertThat(answer.body()).as(one.getKey()).isEqualTo(Files.readString(one.getValue()));
            assertThat(header(answer, "Content-Type"))
                    .as(one.getKey())
                    .isEqualTo(type(one.getKey()));
            assertThat(header(answer, "X-Content-Type-Options")).isEqualTo("nosniff");
        }
    }

    private static String type(String name) {
        return switch (name.substring(name.lastIndexOf('.'))) {
            case ".json" -> "application/json";
            case ".md" -> "text/markdown;charset=UTF-8";
            default -> "text/plain;charset=UTF-8";
        };
    }

    private static String header(HttpResponse<?> answer, String name) {
        return answer.headers().firstValue(name).orElse("");
    }

    @Test
    void what_is_not_on_the_list_is_not_there() throws Exception {
        for (var name :
                List.of(
                        "contracts/none.json",
                        "contracts/webhook.md",
                        "contracts/schemas",
                        "none/openapi.json",
                        "examples/README.md",
                        "contracts/OPENAPI.JSON",
                        "contracts/..",
                        "contracts/%2e%2e%2fapplication.yaml",
                        "%2e%2e/application.yaml",
                        "../../stories/BF-0101.jsonl",
                        "contracts/openapi.json%00",
                        "..%5capplication.yaml/x")) {
            assertThat(officer.get(PAGE + "/" + name).statusCode()).as(name).isBetween(400, 404);
        }
        assertThat(officer.get(PAGE + "/contracts/none.json").body()).contains("Page not found");
    }

    @Test
    void the_examples_are_shown_as_they_are_and_the_page_stays_light() throws Exception {
        var page = officer.get(PAGE).body();
        for (var file :
                List.of("verify.mjs", "verify.py", "Verify.java", "verify.php", "verify.rb")) {
            assertThat(block(page, file)).isEqualTo(Files.readString(EXAMPLES.resolve(file)));
        }
        assertThat(page)
                .contains("Receiving by webhook</a>", "<code>case.referral-sent</code>")
                .doesNotContain("whsec_M");
        var weight = page.getBytes(StandardCharsets.UTF_8).length;
        assertThat(weight).isLessThan(FIRST_VISIT_BYTES_MAX / 3);
    }

    /** The text of a block of code. */
    private static String block(String page, String id) {
        var found =
                Pattern.compile(
                                "<pre [^>]*id=\""
                                        + Pattern.quote(id)
                                        + "\"[^>]*><code>(.*?)</code>",
                                Pattern.DOTALL)
                        .matcher(page);
        assertThat(found.find()).as(id).isTrue();
        return HtmlUtils.htmlUnescape(found.group(1));
    }

    private HttpResponse<String> draw() throws Exception {
        var token = Browser.token(officer.get(PAGE).body());
        return officer.post(PAGE + "/trial-key", Map.of("_csrf", token));
    }

    @Test
    void a_trial_key_is_shown_once_with_a_call_that_it_signed() throws Exception {
        var answer = draw();
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(header(answer, "Cache-Control")).contains("no-store");
        assertThat(answer.uri().getQuery()).isNull();
        var secret = block(answer.body(), "trial-secret");
        var call = block(answer.body(), "trial-call").split("\n\n", 2);
        var headers = new TreeMap<String, String>();
        call[0].lines()
                .map(line -> line.split(": ", 2))
                .forEach(one -> headers.put(one[0], one[1]));
        assertThat(
                        WebhookSignature.verify(
                                List.of(secret),
                                headers.get("webhook-id"),
                                headers.get("webhook-timestamp"),
                                headers.get("webhook-signature"),
                                call[1].getBytes(StandardCharsets.UTF_8),
                                PROGRAM.bean(Clock.class).instant()))
                .isEqualTo(Verdict.GENUINE);
        assertThat(call[1]).contains("throughline.challenge.v1").doesNotContain("subject", "BF-");

        assertThat(officer.get(PAGE).body()).doesNotContain(secret, "trial-secret");
        assertThat(block(draw().body(), "trial-secret")).isNotEqualTo(secret);
    }

    @Test
    void the_command_on_the_page_says_that_the_call_is_genuine() throws Exception {
        Assumptions.assumeTrue(
                WebhookExamplesIT.Language.JAVASCRIPT.isThere(),
                "node is not on this machine, so the command cannot run");
        var process =
                new ProcessBuilder("sh", "-c", block(draw().body(), "trial-command"))
                        .directory(EXAMPLES.toFile())
                        .redirectErrorStream(true)
                        .start();
        var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(said).isEqualTo("genuine\n");
        assertThat(process.waitFor()).isZero();
    }

    @Test
    void a_key_is_drawn_by_the_form_alone_and_for_agencies_alone() throws Exception {
        assertThat(officer.post(PAGE + "/trial-key", Map.of()).statusCode()).isEqualTo(403);
        assertThat(officer.get(PAGE + "/trial-key").statusCode()).isEqualTo(404);
        var worker = Browser.of(PROGRAM, "CW-1");
        var token = Browser.token(worker.get("/account").body());
        assertThat(worker.post(PAGE + "/trial-key", Map.of("_csrf", token)).statusCode())
                .isEqualTo(403);
        assertThat(worker.get(PAGE + "/contracts/openapi.json").statusCode()).isEqualTo(403);
    }
}
