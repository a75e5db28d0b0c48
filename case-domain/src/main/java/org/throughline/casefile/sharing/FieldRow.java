package org.throughline.casefile.sharing;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.throughline.casefile.codes.DataClass;

/**
 * One payload field of a kind of event, as the event table marks it.
 *
 * @param dataClass null for the one field whose class is that of the event it changes
 * @param isInternal no agency sees it at any level
 * @param isOnlyShared visible at level S only
 * @param isOwnOnly a list, cut to the reader's own entry
 * @param isSystemFilled supplied by the system and not by a command
 * @param about whose field it is; codes are about nobody
 */
public record FieldRow(
        String name,
        @Nullable DataClass dataClass,
        boolean isInternal,
        boolean isOnlyShared,
        boolean isOwnOnly,
        boolean isSystemFilled,
        About about) {

    /** The person whose key seals a field. */
    public enum About {
        NOBODY,
        CLIENT,
        /** The household member of the event. */
        MEMBER,
        /** The alleged party of the event. */
        PARTY
    }

    /** Empty for the one field whose class is that of the event it changes. */
    public Optional<DataClass> fixedClass() {
        return Optional.ofNullable(dataClass);
    }

    public boolean isCode() {
        return dataClass == DataClass.CODE;
    }

    /** Whether a person can be named by it; the values of a correction may be. */
    public boolean isPersonal() {
        return dataClass != null && dataClass.isPersonal();
    }

    /** A personal field that can leave, if a share set names it. */
    public boolean isNameable() {
        return isPersonal() && !isInternal;
    }
}
