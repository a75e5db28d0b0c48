package org.throughline.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.throughline.casefile.ids.CaseId;
import org.throughline.proof.archive.ArchiveReader;
import org.throughline.proof.archive.ArchiveWriter;
import org.throughline.proof.pack.Manifest;
import org.throughline.referrals.Desk;
import org.throughline.server.sealing.SealedLog;
import org.throughline.server.story.StoryDesk;

/** The sheet on top of a pack: what it says, what it does not, and that nobody can change it. */
class CoverSheetIT {
    private static final RunningProgram PROGRAM = RunningProgram.shared();
    private static final CaseId CASE = new CaseId("BF-0373");
    private static final String SHEET = "attached/cover-sheet.pdf";
    private static final int BYTES_MAX = 10_000_000;

    @TempDir private Path folder;

    @BeforeAll
    static void tell() throws InterruptedException {
        var lines = RunningProgram.retold(RunningProgram.text("BF-0102.jsonl"), "0373").lines();
        var result =
                PROGRAM.bean(StoryDesk.class).tell(lines.toList(), null, (_, _) -> {}).result();
        var sealed = PROGRAM.bean(SealedLog.class);
        await().atMost(Duration.ofSeconds(60)).until(() -> sealed.size() >= result.position());
    }

    @Test
    void the_sheet_names_every_other_file_by_its_digest_and_who_asked() throws Exception {
        var files = files(made("en"));
        var manifest = Manifest.read(file(files, "manifest.json")).orElseThrow();
        var sheet = text(file(files, SHEET));

        var named = new TreeMap<>(manifest.files());
        assertThat(named.remove(SHEET)).isNotNull();
        assertThat(named).containsKey("attached/case.html").hasSizeGreaterThan(8);
        var close = sheet.replaceAll("\\s", "");
        named.forEach((name, digest) -> {
            var sha256 = HexFormat.of().formatHex(digest.sha256().bytes());
            PageText.holds(close, name, sha256);
        });
        var events = PROGRAM.bean(Desk.class).histories().of(CASE).size();
        PageText.holds(sheet, CASE.value(), "AU-1", "A complaint", "Facts in it " + events);
        var policy = PROGRAM.bean(SealedLog.class).policy();
        policy.own().forEach(rule -> PageText.holds(close, rule.key().text()));
    }

    @Test
    void nothing_that_is_told_in_the_case_stands_on_it() throws Exception {
        var files = files(made("cy"));
        var words = new TreeMap<String, Integer>();
        for (var event : PROGRAM.bean(Desk.class).histories().of(CASE)) {
            event.payload().values().forEach(value -> texts(value, words));
        }
        var told = List.copyOf(words.keySet());
        assertThat(told).hasSizeGreaterThan(20);
        // They do stand in the pack.
        assertThat(told)
                .anyMatch(utf8(file(files, "attached/case.html"))::contains)
                .anyMatch(utf8(file(files, "openings.jsonl"))::contains);
        for (var sheet : List.of(SHEET, "attached/cover-sheet-cy.pdf")) {
            PageText.holdsNone(text(file(files, sheet)), told);
        }
    }

    @Test
    void a_language_whose_letters_do_not_print_comes_as_a_page() throws Exception {
        var files = files(made("ur"));
        assertThat(files).containsKey(SHEET).doesNotContainKey("attached/cover-sheet-ur.pdf");
        assertThat(utf8(file(files, "attached/cover-sheet-ur.html")))
                .contains("<html lang=\"ur\" dir=\"rtl\">", "BF-0373", "DIGEST_MISMATCH");
        assertThat(files(made("so"))).containsKeys(SHEET, "attached/cover-sheet-so.pdf");
        assertThat(files(made("tlh")).keySet())
                .filteredOn(name -> name.contains("cover-sheet"))
                .containsExactly(SHEET);
        var page = Browser.of(PROGRAM, "AU-1").get("/audit/cases/" + CASE + "/proof").body();
        assertThat(page)
                .contains("اردو (page to print)", "বাংলা (page to print)", "Soomaali (PDF)");
    }

    @Test
    void both_verifiers_accept_a_pack_with_a_sheet_and_none_with_another_sheet() throws Exception {
        var pack = made("ur");
        var keys =
                Files.writeString(
                        folder.resolve("keys.json"),
                        PROGRAM.get("/api/v1/proof/keys", "AU-1").body());
        assertThat(CosignedPackIT.java(List.of(), keys, pack)).contains("The pack is sound");
        assertThat(CosignedPackIT.node(List.of(), keys, pack)).contains("The pack is sound");

        // A bit that the archive's own sum notices, and one whose sum was put right again.
        var bytes = Files.readAllBytes(pack);
        var at = new String(bytes, StandardCharsets.ISO_8859_1).indexOf("%PDF-") + 1_000;
        bytes[at] ^= 1;
        var turned = Files.write(folder.resolve("turned.zip"), bytes);
        for (var name : List.of(SHEET, "attached/cover-sheet-ur.html")) {
            var forged = forged(pack, name);
            for (var said : said(keys, forged)) {
                assertThat(said).contains("NOT SOUND", "DIGEST_MISMATCH");
            }
        }
        for (var said : said(keys, turned)) {
            assertThat(said).contains("NOT SOUND", "PACK_UNREADABLE");
        }
    }

    private static List<String> said(Path keys, Path pack) throws Exception {
        return List.of(
                CosignedPackIT.java(List.of(), keys, pack),
                CosignedPackIT.node(List.of(), keys, pack));
    }

    /** The same pack with one bit of a file turned over. */
    private Path forged(Path pack, String name) throws IOException {
        var forged = folder.resolve("forged.zip");
        try (var reader = ArchiveReader.open(pack);
                var writer = ArchiveWriter.create(forged)) {
            for (var file : reader.files()) {
                var content = reader.content(file).all(BYTES_MAX);
                if (file.name().equals(name)) {
                    content[content.length / 2] ^= 1;
                }
                writer.add(file.name(), content);
            }
            writer.finish();
        }
        return forged;
    }

    private Path made(String language) throws Exception {
        var browser = Browser.of(PROGRAM, "AU-1");
        var proof = "/audit/cases/" + CASE + "/proof";
        var token = Browser.token(browser.get(proof).body());
        var fields = Map.of("_csrf", token, "reason", "complaint", "language", language);
        var pack = Browser.into(folder.resolve("pack-" + language + ".zip"));
        return browser.post(proof, fields, pack).body();
    }

    private static byte[] file(Map<String, byte[]> files, String name) {
        return Objects.requireNonNull(files.get(name), name);
    }

    private static SortedMap<String, byte[]> files(Path pack) throws IOException {
        var files = new TreeMap<String, byte[]>();
        try (var reader = ArchiveReader.open(pack)) {
            for (var file : reader.files()) {
                files.put(file.name(), reader.content(file).all(BYTES_MAX));
            }
        }
        return files;
    }

    private static void texts(Object value, Map<String, Integer> into) {
        switch (value) {
            // Words, and no codes: those stand everywhere.
            case String text when text.contains(" ") -> into.merge(text, 1, Integer::sum);
            case Map<?, ?> object -> object.values().forEach(one -> texts(one, into));
            case List<?> many -> many.forEach(one -> texts(one, into));
            default -> {}
        }
    }

    private static String text(byte[] pdf) throws IOException {
        try (var document = Loader.loadPDF(pdf)) {
            return new PDFTextStripper().getText(document);
        }
    }

    private static String utf8(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
