package org.throughline.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.throughline.agencies.receiving.AgencyStore;
import org.throughline.casefile.ids.AgencyId;
import org.throughline.casefile.ids.CaseId;
import org.throughline.proof.verify.VerifyMain;
import org.throughline.referrals.Desk;
import org.throughline.server.sealing.SealedLog;
import org.throughline.server.story.StoryDesk;

/** An auditor takes the proof of a case away, and others verify it without the program. */
class EvidencePackIT {
    private static final RunningProgram PROGRAM = RunningProgram.shared();
    private static final CaseId CASE = new CaseId("BF-0371");
    private static final Path NODE_VERIFIER = Path.of("../proof/verifier-node/verify.mjs");

    @TempDir private Path folder;

    @BeforeAll
    static void tell() throws InterruptedException {
        var lines = RunningProgram.retold(RunningProgram.text("BF-0102.jsonl"), "0371").lines();
        var desk = PROGRAM.bean(StoryDesk.class);
        var result = desk.tell(lines.toList(), null, (_, _) -> {}).result();
        assertThat(result.stopped()).isNull();
        desk.arrived(CASE, result.position());
        var sealed = PROGRAM.bean(SealedLog.class);
        await().atMost(Duration.ofSeconds(60)).until(() -> sealed.size() >= result.position());
    }

    @Test
    void a_pack_is_sound_for_both_verifiers_and_holds_every_fact_of_the_case() throws Exception {
        var pack = made("AU-1", "complaint");
        var keys = Files.write(folder.resolve("keys.json"), keys());

        var out = verified(List.of("--keys", keys.toString(), pack.toString()));
        var facts = PROGRAM.bean(Desk.class).histories().of(CASE).size();
        assertThat(out).contains("The pack is sound: " + facts + " events");
        assertThat(node(keys, pack)).contains("sound").doesNotContain("NOT SOUND");

        var sheet = Files.readString(pack, StandardCharsets.ISO_8859_1);
        // Never a failure that prints what stands in a case.
        assertThat(List.of("attached/case.html", "attached/told.jsonl", "\"agency\":\"BC\""))
                .allMatch(sheet::contains);
    }

    @Test
    void a_checkpoint_kept_from_before_stands_in_the_way_of_another_history() throws Exception {
        var kept = Files.writeString(folder.resolve("kept.note"), checkpoint());
        var opened =
                RunningProgram.retold(RunningProgram.lines("BF-0101.jsonl").getFirst(), "0372");
        var result =
                PROGRAM.bean(StoryDesk.class).tell(List.of(opened), null, (_, _) -> {}).result();
        var sealed = PROGRAM.bean(SealedLog.class);
        await().atMost(Duration.ofSeconds(60)).until(() -> sealed.size() >= result.position());
        var pack = made("DP-1", "audit");
        var keys = Files.write(folder.resolve("keys.json"), keys());

        verified(List.of("--keys", keys.toString(), "--known", kept.toString(), pack.toString()));

        var bytes = Files.readAllBytes(pack);
        bytes[bytes.length / 2] ^= 1;
        Files.write(pack, bytes);
        var nowhere =
                new PrintStream(OutputStream.nullOutputStream(), true, StandardCharsets.UTF_8);
        var words = List.of("--keys", keys.toString(), pack.toString());
        assertThat(VerifyMain.run(words, nowhere, nowhere)).isEqualTo(VerifyMain.NOT_SOUND);
    }

    @Test
    void each_pack_is_written_down_with_its_reason() throws Exception {
        made("SV-1", "court");
        var page = Browser.of(PROGRAM, "AU-1").get("/audit/cases/" + CASE + "/proof").body();
        assertThat(page).contains("A court, or a lawyer", "SV-1", "Checkpoint", "throughline/");
        for (var person : List.of("AU-1", "TB-U1")) {
            assertThat(Browser.of(PROGRAM, person).get("/proof/keys.json").body())
                    .isEqualTo(PROGRAM.get("/api/v1/proof/keys", person).body());
        }
    }

    @Test
    void without_a_reason_or_a_right_no_pack_is_made() throws Exception {
        var auditor = Browser.of(PROGRAM, "AU-1");
        var proof = "/audit/cases/" + CASE + "/proof";
        var token = Browser.token(auditor.get(proof).body());
        var refused = auditor.post(proof, Map.of("_csrf", token, "reason", ""));
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.body()).contains("Choose what the pack is for");
        assertThat(auditor.post(proof, Map.of("_csrf", token, "reason", "curiosity")).statusCode())
                .isEqualTo(422);
        assertThat(
                        auditor.post(
                                        "/audit/cases/BF-9999/proof",
                                        Map.of("_csrf", token, "reason", "audit"))
                                .statusCode())
                .isEqualTo(404);
        for (var person : List.of("CW-1", "IN-1", "FC-1", "AD-1", "TB-U1")) {
            var browser = Browser.of(PROGRAM, person);
            assertThat(browser.get(proof).statusCode()).as(person).isEqualTo(404);
        }
    }

    @Test
    void an_agency_proves_what_it_was_told_and_nothing_that_it_may_no_longer_be_shown()
            throws Exception {
        var store = PROGRAM.bean(AgencyStore.class);
        var keys = Files.write(folder.resolve("keys.json"), keys());
        int taken = 0;
        for (var agency : List.of("BP", "TB", "BC")) {
            var officer = Browser.of(PROGRAM, agency + "-U1");
            await().atMost(Duration.ofSeconds(60))
                    .until(() -> isReady(officer.get("/agency/proof").body()));
            var answer =
                    officer.post(
                            "/agency/proof",
                            Map.of("_csrf", Browser.token(officer.get("/agency/proof").body())),
                            Browser.into(folder.resolve(agency + ".zip")));
            assertThat(answer.statusCode()).isEqualTo(200);

            var out = verified(List.of("--keys", keys.toString(), answer.body().toString()));
            assertThat(out)
                    .contains(
                            "The pack is sound: "
                                    + store.lastReleaseSeq(new AgencyId(agency))
                                    + " events");
            assertThat(node(keys, answer.body())).doesNotContain("NOT SOUND");

            var bytes = Files.readString(answer.body(), StandardCharsets.ISO_8859_1);
            assertThat(List.of("\"$caseSeq\"", "\"$person\"")).noneMatch(bytes::contains);
            var never = noLongerShown(store, new AgencyId(agency));
            taken += never.size();
            assertThat(never).noneMatch(bytes::contains);
        }
        assertThat(taken).isPositive();
    }

    /** Texts that the agency was told once and may not be shown any more. */
    private static Set<String> noLongerShown(AgencyStore store, AgencyId agency) {
        var told = new TreeSet<String>();
        var shown = new TreeSet<String>();
        for (var caseId : store.cases(agency)) {
            store.told(agency, caseId).forEach(entry -> texts(entry.payload(), told));
            store.served(agency, caseId).forEach(entry -> texts(entry.payload(), shown));
        }
        told.removeAll(shown);
        return told;
    }

    private static void texts(Object value, Set<String> into) {
        switch (value) {
            // Words, and no dates: those stand in times as well.
            case String text when text.contains(" ") -> into.add(text);
            case Map<?, ?> object -> object.values().forEach(one -> texts(one, into));
            case List<?> many -> many.forEach(one -> texts(one, into));
            default -> {}
        }
    }

    private static boolean isReady(String page) {
        var numbers = Pattern.compile("You hold (\\d+) entries; the proof of (\\d+)").matcher(page);
        return numbers.find() && numbers.group(1).equals(numbers.group(2));
    }

    private static String verified(List<String> words) {
        var out = new ByteArrayOutputStream();
        var printed = new PrintStream(out, true, StandardCharsets.UTF_8);
        int exit = VerifyMain.run(words, printed, printed);
        var text = out.toString(StandardCharsets.UTF_8);
        assertThat(exit).as(text).isZero();
        return text;
    }

    private Path made(String person, String reason) throws Exception {
        var browser = Browser.of(PROGRAM, person);
        var proof = "/audit/cases/" + CASE + "/proof";
        var token = Browser.token(browser.get(proof).body());
        var answer =
                browser.post(
                        proof,
                        Map.of("_csrf", token, "reason", reason),
                        Browser.into(folder.resolve("pack.zip")));
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Disposition").orElse(""))
                .contains("evidence-BF-0371.zip");
        return answer.body();
    }

    private static byte[] keys() {
        var answer = PROGRAM.get("/api/v1/proof/keys", "AU-1");
        assertThat(answer.statusCode()).isEqualTo(200);
        return answer.body().getBytes(StandardCharsets.UTF_8);
    }

    private static String checkpoint() {
        var answer = PROGRAM.get("/api/v1/proof/checkpoint", "TB-U1");
        assertThat(answer.statusCode()).isEqualTo(200);
        return answer.body();
    }

    /** What the verifier without our code says of a pack. */
    static String node(Path keys, Path pack) throws Exception {
        var process =
                new ProcessBuilder(
                                "node",
                                NODE_VERIFIER.toString(),
                                "--keys",
                                keys.toString(),
                                pack.toString())
                        .redirectErrorStream(true)
                        .start();
        var out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(out).isZero();
        return out;
    }
}
