package org.throughline.server.evidence.cover;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentNameDictionary;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.throughline.proof.pack.PackKind;
import org.throughline.proof.verdict.VerdictCode;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.flavours.PDFAFlavour;

/** What comes out of the printer, judged by a library that is not the one that made it. */
class CoverSheetTest {
    private static final TemplateEngine TEMPLATES =
            TemplateEngine.createPrecompiled(ContentType.Html);
    private static final float EDGE_POINTS = 28;

    @BeforeAll
    static void openTheJudge() {
        VeraGreenfieldFoundryProvider.initialise();
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "pl"})
    void a_sheet_is_read_aloud_and_kept_for_decades(String language) throws Exception {
        var sheet = printed(Sheets.in(language, PackKind.CASE));
        for (var form : List.of(PDFAFlavour.PDFUA_1, PDFAFlavour.PDFA_3_A)) {
            assertThat(faults(sheet, form)).as(language + " " + form).isEmpty();
        }
        try (var document = Loader.loadPDF(sheet)) {
            var catalog = document.getDocumentCatalog();
            assertThat(catalog.getLanguage()).isEqualTo(language);
            assertThat(catalog.getStructureTreeRoot()).isNotNull();
            assertThat(document.getDocumentInformation().getTitle()).isNotBlank();
            assertThat(catalog.getMetadata().toByteArray())
                    .asString(java.nio.charset.StandardCharsets.UTF_8)
                    .contains("pdfuaid:part", "pdfaid:part", "pdfaid:conformance");
        }
    }

    @Test
    void it_says_what_whoever_gets_a_pack_must_know() throws Exception {
        var text = text(printed(Sheets.in("en", PackKind.CASE)));
        assertThat(text)
                .contains("BF-0999", "37", "AU-1", "Auditor", "A complaint", "4711")
                .contains("26 November 2026", "7:42pm", "throughline/0198a7d2/TB")
                .contains("--keys keys.json evidence-BF-0999.zip", "node verify.mjs", "java -jar");
        var close = text.replaceAll("\\s", "");
        assertThat(close).contains(Sheets.ROOT, Sheets.LOG_KEY, "openings.jsonl", Sheets.SHA256);
        for (var code : VerdictCode.values()) {
            assertThat(close).contains(code.name());
        }
        assertThat(text(printed(Sheets.in("en", PackKind.VIEW))))
                .contains("All that one agency was told")
                .doesNotContain("All facts of one case");
    }

    @Test
    void the_checkpoint_is_carried_inside_as_what_it_is() throws Exception {
        try (var document = Loader.loadPDF(printed(Sheets.in("en", PackKind.CASE)))) {
            var files =
                    new PDDocumentNameDictionary(document.getDocumentCatalog())
                            .getEmbeddedFiles()
                            .getNames();
            assertThat(files).containsOnlyKeys("checkpoint.note");
            var file = Objects.requireNonNull(files.get("checkpoint.note"));
            assertThat(file.getEmbeddedFile().toByteArray()).isEqualTo(Sheets.note());
            assertThat(file.getCOSObject().getNameAsString(COSName.getPDFName("AFRelationship")))
                    .isEqualTo("Data");
        }
    }

    @Test
    void nothing_is_cut_off_at_the_edge_of_the_paper() throws Exception {
        try (var document = Loader.loadPDF(printed(Sheets.in("en", PackKind.CASE)))) {
            var outside = new TreeSet<String>();
            new PDFTextStripper() {
                @Override
                protected void writeString(
                        String text, List<org.apache.pdfbox.text.TextPosition> places) {
                    places.stream()
                            .filter(one ->
                                    one.getXDirAdj() + one.getWidthDirAdj()
                                            > one.getPageWidth() - EDGE_POINTS)
                            .forEach(_ -> outside.add(text));
                }
            }.getText(document);
            assertThat(outside).isEmpty();
        }
    }

    @Test
    void what_cannot_be_printed_as_it_should_is_not_printed() {
        var page = page(Sheets.in("en", PackKind.CASE));
        for (var part : List.of("<title>.*?</title>", "<meta name=\"subject\"[^>]*>")) {
            var without = page.replaceFirst(part, "");
            assertThat(without).isNotEqualTo(page);
            assertThatThrownBy(() -> Pdf.of(without, Map.of()))
                    .as(part)
                    .isInstanceOf(IllegalStateException.class);
        }
        var asking = page.replace("</body>", "<img alt=\"x\" src=\"file:///etc/hosts\"/></body>");
        assertThatThrownBy(() -> Pdf.of(asking, Map.of()))
                .isInstanceOf(IllegalStateException.class);
    }

    private static String page(CoverSheet sheet) {
        var out = new StringOutput();
        TEMPLATES.render("cover.jte", Map.of("page", sheet), out);
        return out.toString();
    }

    private static byte[] printed(CoverSheet sheet) throws IOException {
        return Pdf.of(page(sheet), Sheets.attached());
    }

    private static String text(byte[] pdf) throws IOException {
        try (PDDocument document = Loader.loadPDF(pdf)) {
            return new PDFTextStripper().getText(document);
        }
    }

    /** The rules that are broken, by clause and number. */
    private static List<String> faults(byte[] pdf, PDFAFlavour form) throws Exception {
        var foundry = Foundries.defaultInstance();
        try (var parser = foundry.createParser(new ByteArrayInputStream(pdf), form);
                var validator = foundry.createValidator(form, false)) {
            return validator.validate(parser).getFailedChecks().keySet().stream()
                    .map(rule -> rule.getClause() + " " + rule.getTestNumber())
                    .toList();
        }
    }
}
