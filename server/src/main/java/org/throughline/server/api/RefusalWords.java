package org.throughline.server.api;

import org.throughline.casefile.Refusal;

/** What each refusal says to the person who reads it: the cause in one sentence, and what to do. */
public final class RefusalWords {
    private RefusalWords() {}

    public static String of(Refusal reason) {
        return switch (reason) {
            case VALIDATION ->
                    "A field is missing, unknown or not as it should be. Put the named fields right and send again.";
            case TIME_INVALID ->
                    "The time lies in the future, or more than 90 days back without a reason. Correct it, or say why it is late.";
            case NOT_FOUND ->
                    "There is nothing here under this name, or not for you. Check the reference.";
            case FORBIDDEN_ROLE ->
                    "Your role may not do this, or a second person is needed. Ask somebody whose role may.";
            case CASE_CLOSED -> "The case is closed. Reopen it first.";
            case FIRST_TASK_MISSING ->
                    "An earlier task is missing. Offer help before an intervention, and intervene before a resolution.";
            case OPEN_WORK ->
                    "Work is still open on this case. Finish what is listed, then close it.";
            case NO_BASIS ->
                    "No live consent or decision covers this agency and purpose. Ask the client, or have sharing decided.";
            case SHARE_SET_TOO_WIDE ->
                    "The share set holds more than kind, agreement or basis allow. Leave out what is listed.";
            case AGREEMENT_EXPIRED ->
                    "No agreement with this agency is in force on that day. Renew the agreement first.";
            case UNSAFE_CONTACT ->
                    "This way of contact is not safe now. Use a safe channel, in its hours, and leave no message.";
            case REFERRAL_STATE ->
                    "The referral is not in a state that allows this. The states that do are listed.";
            case DUPLICATE_REFERRAL ->
                    "A live referral for the same agency, service and need exists. Use that one, or end it first.";
            case VERSION_CONFLICT ->
                    "Somebody else wrote first. Look at the case as it now stands, and send again.";
            case IDEMPOTENCY_MISMATCH ->
                    "This id was used before with other content. Send the new content under a new id.";
            case UNKNOWN_CODE ->
                    "Your code is not in the agreed map. It is kept for somebody to map; nothing is recorded yet.";
            case SIGNATURE_INVALID -> "The signature is wrong. Sign with the current secret.";
            case TARGET_NOT_CORRECTABLE ->
                    "This event or field cannot be corrected this way. Record what is right as a new event.";
            case LEGAL_HOLD -> "A hold or a retention floor forbids this. Ask who placed the hold.";
            case SUBJECT_ERASED -> "The person has been erased.";
            case SMALL_NUMBERS ->
                    "The breakdown is finer than allowed. Choose fewer or coarser fields.";
            case LINK_EXPIRED -> "The link has expired or was used. Ask for a new one.";
            case IDENTITY_UNCONFIRMED -> "The identity is not confirmed yet. Confirm it first.";
            case LOG_UNAVAILABLE ->
                    "The log of reads cannot be written now, so nothing is shown. Try again shortly.";
        };
    }
}
