package org.throughline.casefile.person;

import java.nio.charset.StandardCharsets;

/**
 * Personal text in a row: sealed there as it is in the log, so that erasing a person and restoring
 * a backup need nothing from the row.
 */
public final class SealedText {
    private final PersonKeys keys;

    public SealedText(PersonKeys keys) {
        this.keys = keys;
    }

    /**
     * The text as it may stand in a row; of somebody who was erased only the mark.
     *
     * @param place of the row and the column; it opens nowhere else
     */
    public String sealed(DataSubject subject, String place, String text) {
        try {
            return keys.seal(subject, place, text.getBytes(StandardCharsets.UTF_8));
        } catch (PersonErased erased) {
            return Erased.MARK;
        }
    }

    /** The text of a row, or the mark that it was erased. */
    public String opened(String place, String sealed) {
        return sealed.equals(Erased.MARK)
                ? Erased.MARK
                : keys.open(place, sealed)
                        .map(text -> new String(text, StandardCharsets.UTF_8))
                        .orElse(Erased.MARK);
    }
}
