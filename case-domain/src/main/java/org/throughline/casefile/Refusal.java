package org.throughline.casefile;

/**
 * The closed list of reasons why a command or a question is refused, with the HTTP status that
 * tells it.
 */
public enum Refusal {
    /**
     * A field is missing, unknown, ill-typed, outside its code list, or breaks a rule of the
     * command (400 for a query parameter or unreadable JSON).
     */
    VALIDATION(422),
    /**
     * What happened would lie more than two minutes ahead of its recording, or lies more than 90
     * days back without a reason for the delay.
     */
    TIME_INVALID(422),
    /**
     * The case, referral, consent, request or other object does not exist or is hidden from the
     * sender: the answer is the same.
     */
    NOT_FOUND(404),
    /** The role may not send this command, or a second person is needed and was not given. */
    FORBIDDEN_ROLE(403),
    /** The case is closed and the command is not one that a closed case takes. */
    CASE_CLOSED(409),
    /**
     * An intervention without an earlier offer of help, or a resolution without an intervention.
     */
    FIRST_TASK_MISSING(422),
    /** Closing with open work; the answer lists what is open. */
    OPEN_WORK(409),
    /** No live basis names this agency and this purpose; the answer names what is missing. */
    NO_BASIS(409),
    /**
     * The basis covers agency and purpose, but an item of the share set is outside agency kind,
     * agreement or basis; the answer lists item and limit.
     */
    SHARE_SET_TOO_WIDE(422),
    /** No agreement with the agency is in force on that day (missing, not begun, ended). */
    AGREEMENT_EXPIRED(409),
    /**
     * Outgoing contact on an unsafe channel, outside its hours, or a message where none is allowed.
     */
    UNSAFE_CONTACT(409),
    /** The transition is not allowed from the present state; the answer lists the allowed ones. */
    REFERRAL_STATE(409),
    /**
     * A live referral for the same agency, service and need category exists; the answer gives its
     * id.
     */
    DUPLICATE_REFERRAL(409),
    /**
     * The version that the sender saw is not the newest one, the caseId is taken, or a cursor lies
     * ahead.
     */
    VERSION_CONFLICT(409),
    /** The same commandId, or the same agency and messageId, came with another body before. */
    IDEMPOTENCY_MISMATCH(409),
    /** The agency code has no entry in the map: kept raw and parked, no event yet. */
    UNKNOWN_CODE(202),
    /** The signature of an inbound message or call-back is wrong. */
    SIGNATURE_INVALID(401),
    /**
     * The target is unknown, of another case, a state transition, already in error, or the field
     * cannot be changed this way.
     */
    TARGET_NOT_CORRECTABLE(422),
    /** A hold or retention floor forbids erasure. */
    LEGAL_HOLD(409),
    /** The person has been erased. */
    SUBJECT_ERASED(410),
    /** The breakdown is finer than allowed. */
    SMALL_NUMBERS(422),
    /** A light link, pack link or download has expired, was used, or was voided. */
    LINK_EXPIRED(410),
    /** A disclosure pack before the identity is confirmed. */
    IDENTITY_UNCONFIRMED(409),
    /** The access log cannot be written, so nothing is shown. */
    LOG_UNAVAILABLE(503);

    private final int status;

    Refusal(int status) {
        this.status = status;
    }

    /** The HTTP status that tells this refusal. */
    public int status() {
        return status;
    }
}
