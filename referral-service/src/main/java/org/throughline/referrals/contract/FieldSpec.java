package org.throughline.referrals.contract;

/**
 * A field of a command or object.
 *
 * @param type as the contract writes it: {@code line}, {@code code:purpose[]}, {@code Grant[]}
 * @param isRequired whether it must always be there
 * @param condition when it must be there, in words; empty when always or never
 * @param mayBeEmpty whether a list may hold nothing
 * @param isControl whether it steers the command only and is not stored
 */
public record FieldSpec(
        String name,
        String type,
        boolean isRequired,
        String condition,
        boolean mayBeEmpty,
        boolean isControl) {

    public boolean isList() {
        return type.endsWith("[]");
    }

    /** The type of one element, or of the field itself when it is no list. */
    public String elementType() {
        return isList() ? type.substring(0, type.length() - 2) : type;
    }

    /** The code list of a coded field; empty for others. */
    public String codeList() {
        var element = elementType();
        return element.startsWith("code:") ? element.substring(5) : "";
    }
}
