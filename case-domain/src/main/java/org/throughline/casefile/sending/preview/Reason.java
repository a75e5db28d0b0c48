package org.throughline.casefile.sending.preview;

import org.throughline.casefile.codes.Coded;

/** Why a field stays behind. */
public enum Reason implements Coded {
    /** It could leave, but the share set names neither it nor its topic. */
    NOT_IN_SHARE_SET("not-in-share-set"),
    /** An agency of this kind is never told it. */
    AGENCY_KIND("agency-kind"),
    /** The agreement with the agency does not allow its class of data. */
    AGREEMENT("agreement"),
    /** The basis does not allow its class of data, or does not reach back to the event. */
    BASIS("basis"),
    /** No agency is told it. */
    INTERNAL("internal"),
    /** Of such an event agencies are told less. */
    LEVEL("level"),
    /** It is sealed, and leaves only when the share set names the very field. */
    SEALED("sealed"),
    /** It is for another agency, or about one. */
    OTHER_AGENCY("other-agency");

    private final String code;

    Reason(String code) {
        this.code = code;
    }

    @Override
    public String code() {
        return code;
    }
}
