package org.throughline.views;

import java.nio.charset.StandardCharsets;
import org.throughline.casefile.person.DataSubject;
import org.throughline.casefile.person.Erased;
import org.throughline.casefile.person.PersonErased;
import org.throughline.casefile.person.PersonKeys;

/**
 * Personal text in a row of a view: sealed there as it is in the log, so that erasing a person and
 * restoring a backup need nothing from the views.
 */
public final class PersonalColumn {
    private final PersonKeys keys;

    public PersonalColumn(PersonKeys keys) {
        this.keys = keys;
    }

    /**
     * The text as it may stand in a row.
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
