package org.throughline.server.evidence.cover;

import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.throughline.casefile.register.Register;
import org.throughline.proof.pack.PackFiles;
import org.throughline.proof.verdict.VerdictCode;
import org.throughline.server.pages.Wording;
import org.throughline.server.pages.Words;

/**
 * What stands on the sheet, in one language. Nothing of what is told in a case, and of people only
 * who asked for the pack.
 *
 * @param files all that were written before the sheet, by name
 */
public record CoverSheet(Words words, PackContent content, PackOrder order, List<Digest> files) {
    public CoverSheet {
        files = List.copyOf(files);
    }

    /**
     * A file of the pack.
     *
     * @param sha256 in hexadecimal digits
     */
    public record Digest(String name, long bytes, String sha256) {

        /** Under which word it is explained. */
        public String word() {
            return name.startsWith(CoverSheets.NAME)
                    ? "file.translated"
                    : "file." + name.replaceFirst("^" + PackFiles.ATTACHED, "");
        }
    }

    /** When the pack was made, in Europe/London. */
    public String made() {
        return words.isTranslated()
                ? DateTimeFormatter.ofLocalizedDateTime(FormatStyle.LONG, FormatStyle.SHORT)
                        .withLocale(Locale.forLanguageTag(words.language().code()))
                        .withZone(Register.LONDON)
                        .format(content.madeAt())
                : Wording.time(content.madeAt());
    }

    /** What is said under this key of packs of this kind. */
    public String ofKind(String key) {
        return words.of("about." + content.kind().code() + key);
    }

    /** Who has cosigned, or that nobody has. */
    public String cosignedBy() {
        var names = content.log().cosignedBy();
        return names.isEmpty() ? words.of("log.nobody") : String.join(", ", names);
    }

    /** What the verifiers can say, in the order of the format. */
    public List<String> codes() {
        return Arrays.stream(VerdictCode.values()).map(Enum::name).toList();
    }
}
