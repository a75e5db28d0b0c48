package org.throughline.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.throughline.proof.cosign.CosignMain;
import org.throughline.proof.note.Checkpoint;
import org.throughline.proof.note.SignedNote;
import org.throughline.server.sealing.SealedLog;
import org.throughline.server.story.StoryDesk;
import org.throughline.server.witnessing.Witnesses;

/** An auditor cosigns the log with a key of their own, and packs prove it to both verifiers. */
class AuditorCosignIT {
    private static final RunningProgram PROGRAM = RunningProgram.shared();
    private static final Duration SOON = Duration.ofSeconds(60);
    private static final String PAGE = "/audit/cosign";
    private static int number = 791;

    @TempDir private Path folder;

    @Test
    void a_key_that_two_people_agreed_to_counts_in_packs() throws Exception {
        var opened = record();
        var key = make("first.key");
        var auditor = Browser.of(PROGRAM, "AU-1");
        PageText.holds(post(auditor, "/keys", Map.of("key", key)).body(), "Read the key out", key);
        // Their own word is not enough.
        assertThat(post(auditor, "/agreements", Map.of("key", key)).statusCode()).isEqualTo(422);
        assertThat(handIn(auditor, cosigned("first.key", 0)))
                .contains("no signature of an auditor");
        assertThat(PROGRAM.get("/api/v1/proof/keys", "AU-1").body()).doesNotContain(key);
        var second = Browser.of(PROGRAM, "DP-1");
        assertThat(post(second, "/agreements", Map.of("key", key)).body())
                .contains("The key counts from now on", "agreed to by DP-1");
        assertThat(post(second, "/agreements", Map.of("key", key)).statusCode()).isEqualTo(422);

        var pack = cosignedPack(auditor, opened);
        var keys =
                Files.writeString(
                        folder.resolve("keys.json"),
                        PROGRAM.get("/api/v1/proof/keys", "AU-1").body());
        // One more than agencies have signed is enough only because an auditor has.
        int agencies = CosignedPackIT.witnesses(pack) - 1;
        assertThat(agencies).isGreaterThanOrEqualTo(3);
        for (int asked = agencies + 1; asked <= agencies + 2; asked++) {
            var witnesses = List.of("--witnesses", String.valueOf(asked));
            var verdict = asked == agencies + 1 ? "The pack is sound" : "WITNESS_QUORUM";
            assertThat(CosignedPackIT.java(witnesses, keys, pack)).contains(verdict);
            assertThat(CosignedPackIT.node(witnesses, keys, pack)).contains(verdict);
        }

        // The log goes on: the next pack leads past what the auditor cosigned.
        var later = pack(record());
        assertThat(CosignedPackIT.java(List.of("--known", at("seen.note")), keys, later))
                .contains("The pack is sound");
        assertThat(CosignedPackIT.node(List.of("--known", at("seen.note")), keys, later))
                .contains("The pack is sound");
        assertThat(Files.readString(later, StandardCharsets.ISO_8859_1)).contains("/auditor/AU-1 ");
        long size = Checkpoint.parse(CosignedPackIT.checkpoint(pack).text()).orElseThrow().size();
        assertThat(handIn(auditor, cosigned("first.key", size))).contains("Taken.");
    }

    @Test
    void what_is_wrong_is_refused_in_words() throws Exception {
        record();
        var auditor = Browser.of(PROGRAM, "AU-1");
        var key = make("other.key");
        var renamed = key.replaceFirst("/auditor/AU-1", "/auditor/AU-2");
        for (var wrong : List.of("", "no key", renamed)) {
            var answer = post(auditor, "/keys", Map.of("key", wrong));
            assertThat(answer.statusCode()).isEqualTo(422);
        }
        post(auditor, "/keys", Map.of("key", key));
        assertThat(post(auditor, "/keys", Map.of("key", key)).body()).contains("named before");
        post(Browser.of(PROGRAM, "SV-1"), "/agreements", Map.of("key", key));

        var note = cosigned("other.key", 0);
        var log = note.lines().getFirst();
        var mine = note.lines().getLast();
        var changed = mine.signature();
        changed[changed.length - 1] ^= 1;
        var forged = new SignedNote.Line(mine.name(), mine.id(), changed);
        var larger = note.text().replaceFirst("\n(\\d+)\n", "\n9$1\n");
        assertThat(handIn(auditor, new SignedNote(note.text(), List.of(log, forged))))
                .contains("not of this key over this checkpoint");
        assertThat(handIn(auditor, new SignedNote(note.text(), List.of(log))))
                .contains("no signature of an auditor");
        assertThat(handIn(auditor, new SignedNote(larger, note.lines())))
                .contains("did not sign it");
        assertThat(post(auditor, "", Map.of("note", "anything")).body())
                .contains("Give the whole note");
        assertThat(auditor.get(PAGE + "/next?from=99999999").statusCode()).isEqualTo(422);
        assertThat(PROGRAM.bean(SealedLog.class).trouble()).isEmpty();

        for (var person : List.of("CW-1", "AD-1", "TB-U1")) {
            assertThat(Browser.of(PROGRAM, person).get(PAGE).statusCode())
                    .as(person)
                    .isEqualTo(403);
        }
        var supervisor = Browser.of(PROGRAM, "SV-1");
        assertThat(post(supervisor, "/keys", Map.of("key", key)).statusCode()).isEqualTo(404);
    }

    /** A new case, so that the log has something new to say. */
    private static String record() throws InterruptedException {
        var number = "0" + AuditorCosignIT.number++;
        var line = RunningProgram.retold(RunningProgram.lines("BF-0101.jsonl").getFirst(), number);
        var result = PROGRAM.bean(StoryDesk.class).tell(List.of(line), null, (_, _) -> {}).result();
        var sealed = PROGRAM.bean(SealedLog.class);
        await().atMost(SOON).until(() -> sealed.size() >= result.position());
        return "BF-" + number;
    }

    private String make(String file) {
        var out = new ByteArrayOutputStream();
        var name = PROGRAM.bean(SealedLog.class).origin() + "/auditor/AU-1";
        assertThat(offline(out, "--make", name, "--key", at(file))).isZero();
        return out.toString(StandardCharsets.UTF_8).strip();
    }

    /** On the auditor's machine, with what they took away from the page. */
    private SignedNote cosigned(String key, long from) throws Exception {
        var auditor = Browser.of(PROGRAM, "AU-1");
        Files.writeString(
                folder.resolve("next.json"), auditor.get(PAGE + "/next?from=" + from).body());
        Files.writeString(folder.resolve("trusted.json"), auditor.get("/proof/keys.json").body());
        var out = new ByteArrayOutputStream();
        var words =
                new String[] {
                    "--key",
                    at(key),
                    "--keys",
                    at("trusted.json"),
                    "--seen",
                    at("seen.note"),
                    at("next.json")
                };
        assertThat(offline(out, words)).isZero();
        return SignedNote.parse(out.toByteArray()).orElseThrow();
    }

    private static int offline(ByteArrayOutputStream out, String... words) {
        var printed = new PrintStream(out, true, StandardCharsets.UTF_8);
        var aside = new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8);
        return CosignMain.run(List.of(words), Clock.systemUTC(), printed, aside);
    }

    private static String handIn(Browser browser, SignedNote note) throws Exception {
        return post(browser, "", Map.of("note", note.whole())).body();
    }

    private static HttpResponse<String> post(
            Browser browser, String path, Map<String, String> fields)
            throws IOException, InterruptedException {
        var all = new java.util.HashMap<>(fields);
        all.put("_csrf", Browser.token(browser.get(PAGE).body()));
        return browser.post(PAGE + path, all);
    }

    private Path pack(String caseId) throws Exception {
        var browser = Browser.of(PROGRAM, "AU-1");
        var proof = "/audit/cases/" + caseId + "/proof";
        var token = Browser.token(browser.get(proof).body());
        return browser.post(
                        proof,
                        Map.of("_csrf", token, "reason", "audit"),
                        Browser.into(folder.resolve(caseId + ".zip")))
                .body();
    }

    /**
     * A pack at a size of the log that three agencies and the auditor have cosigned. Clocks and
     * late answers of other cases can make the log grow in between: then it is done once more.
     */
    private Path cosignedPack(Browser auditor, String opened) throws Exception {
        var log = PROGRAM.bean(SealedLog.class);
        var seenBy = PROGRAM.bean(Witnesses.class);
        var until = Instant.now().plus(SOON);
        while (true) {
            Files.deleteIfExists(folder.resolve("seen.note"));
            await().atMost(SOON).until(() -> seenBy.count(log.size()) >= 3);
            var note = cosigned("first.key", 0);
            assertThat(handIn(auditor, note)).contains("Taken.");
            long size = Checkpoint.parse(note.text()).orElseThrow().size();
            assertThat(seenBy.witnessed()).isGreaterThanOrEqualTo(size);
            var pack = pack(opened);
            if (CosignedPackIT.checkpoint(pack).text().equals(note.text())
                    && CosignedPackIT.witnesses(pack) > 3) {
                return pack;
            }
            assertThat(Instant.now()).isBefore(until);
        }
    }

    private String at(String name) {
        return folder.resolve(name).toString();
    }
}
