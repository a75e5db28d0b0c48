package org.throughline.server.evidence.cover;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.throughline.proof.pack.PackFiles;
import org.throughline.proof.pack.PackWriter;
import org.throughline.server.pages.Chrome;
import org.throughline.server.pages.Pages;
import org.throughline.server.pages.Words;
import org.throughline.server.pages.form.Field;

/**
 * Puts the sheet on top of a pack (decision 42). It is written when all else is, so that it names
 * the digest of every other file, and the manifest counts it like any of them.
 */
@Component
public class CoverSheets {
    /** How every sheet's name begins. */
    static final String NAME = PackFiles.ATTACHED + "cover-sheet";

    /** In these the printer puts letters beside each other that belong together. */
    private static final Set<String> PAGES_ONLY = Set.of("bn", "pa", "ur");

    private static final Words.InAll WORDS = Words.all("pack");
    private static final String ENGLISH = "en";

    private final Pages pages;

    CoverSheets(Pages pages) {
        this.pages = pages;
    }

    /**
     * A language in which a sheet can be had.
     *
     * @param isPage whether as a page to print and not as PDF
     */
    public record Choice(Chrome.Language language, boolean isPage) {}

    /** All of them, English first. */
    public static List<Choice> choices() {
        return Words.LANGUAGES.stream()
                .map(one -> new Choice(one, PAGES_ONLY.contains(one.code())))
                .toList();
    }

    /** The field of a form that asks for the language; English when nothing else is chosen. */
    public static Field field(String chosen) {
        return Field.required(
                "language",
                "Language of the cover sheet",
                "select",
                "The sheet is always there in English as well. The other languages are machine drafts, and say so.",
                chosen,
                choices().stream()
                        .map(one ->
                                new Field.Choice(
                                        one.language().code(),
                                        one.language().name()
                                                + (one.isPage() ? " (page to print)" : " (PDF)")))
                        .toList(),
                null);
    }

    /**
     * Adds the sheet in English as PDF, and before it the one in the language that was asked for,
     * when that is another of ours.
     */
    public void add(PackWriter pack, PackContent content, PackOrder order) throws IOException {
        var code = order.language();
        if (!code.equals(ENGLISH) && WORDS.byCode().containsKey(code)) {
            var page = page(pack, content, order, code);
            if (PAGES_ONLY.contains(code)) {
                pack.add(NAME + "-" + code + ".html", utf8(page));
            } else {
                pack.add(NAME + "-" + code + ".pdf", pdf(page, content));
            }
        }
        pack.add(NAME + ".pdf", pdf(page(pack, content, order, ENGLISH), content));
    }

    private String page(PackWriter pack, PackContent content, PackOrder order, String code) {
        var files = new ArrayList<CoverSheet.Digest>();
        pack.files()
                .forEach((name, one) ->
                        files.add(
                                new CoverSheet.Digest(
                                        name,
                                        one.bytes(),
                                        HexFormat.of().formatHex(one.sha256().bytes()))));
        var words = WORDS.in(code);
        return pages.document("cover.jte", new CoverSheet(words, content, order, files));
    }

    private static byte[] pdf(String page, PackContent content) throws IOException {
        return Pdf.of(page, Map.of(PackFiles.CHECKPOINT, utf8(content.log().checkpoint())));
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
