package org.throughline.views.board;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.throughline.casefile.RecordedEvent;
import org.throughline.casefile.ids.CaseId;
import org.throughline.casefile.memory.Referral;
import org.throughline.casefile.memory.ReferralState;
import org.throughline.casefile.memory.Referrals;
import org.throughline.casefile.sharing.EventTable;
import org.throughline.casefile.sharing.FieldRow;

/** The referrals of a case as the board shows them, from what is recorded of it. */
public final class ReferralsOfCase {
    private ReferralsOfCase() {}

    /**
     * In the order in which they came up.
     *
     * @param history of the case, or what somebody may read of it
     */
    public static List<BoardRow> of(CaseId caseId, List<RecordedEvent> history) {
        var referrals = Referrals.NONE;
        for (var recorded : history) {
            referrals = referrals.evolve(recorded);
        }
        return referrals.all().stream().map(one -> row(caseId, one, history)).toList();
    }

    private static BoardRow row(CaseId caseId, Referral referral, List<RecordedEvent> history) {
        var id = referral.referralId().value();
        var own = history.stream().filter(event -> isAbout(event, id)).toList();
        return new BoardRow(
                caseId.value(),
                id,
                referral.agency().value(),
                referral.service(),
                referral.needCategory(),
                last(own, "purpose"),
                last(own, "urgency"),
                referral.state().name(),
                turn(referral.state()),
                last(own, "agencyRef"),
                sentAt(own, id),
                respondBy(own),
                own.getLast().recordedAt(),
                overdue(own));
    }

    /** Whether an event tells of this referral. */
    public static boolean isAbout(RecordedEvent event, String referralId) {
        return referralId.equals(event.payload().get("referralId"))
                || referralId.equals(event.payload().get("newReferral"))
                || referralId.equals(event.payload().get("oldReferral"));
    }

    /** Of a coded field: the police's number of a crime has the name of a reference as well. */
    private static @Nullable String last(List<RecordedEvent> own, String field) {
        return own.stream()
                .filter(event ->
                        EventTable.standard()
                                .row(event.type())
                                .field(field)
                                .filter(FieldRow::isCode)
                                .isPresent())
                .map(event -> event.payload().get(field))
                .filter(Objects::nonNull)
                .map(String::valueOf)
                .reduce((_, later) -> later)
                .orElse(null);
    }

    private static @Nullable Instant sentAt(List<RecordedEvent> own, String id) {
        return own.stream()
                .filter(event ->
                        event.type().equals("ReferralSent")
                                || id.equals(event.payload().get("newReferral")))
                .findFirst()
                .map(RecordedEvent::recordedAt)
                .orElse(null);
    }

    private static @Nullable Instant respondBy(List<RecordedEvent> own) {
        var text = last(own, "respondBy");
        return text == null ? null : Instant.parse(text);
    }

    private static int overdue(List<RecordedEvent> own) {
        return own.stream()
                .filter(event ->
                        event.type().equals("ReferralOverdue")
                                || event.type().equals("ReferralEscalated"))
                .mapToInt(
                        event -> event.payload().get("level") instanceof Integer level ? level : 0)
                .max()
                .orElse(0);
    }

    /** Whose turn it is when a referral is in this state: project, agency, client or nobody. */
    private static String turn(ReferralState state) {
        return switch (state) {
            case DRAFT, INFO_NEEDED, DISPUTED -> "project";
            case SENT, ACKNOWLEDGED, ACCEPTED, IN_PROGRESS, ON_HOLD -> "agency";
            case COMPLETED -> "client";
            case CLOSED, DECLINED, WITHDRAWN, REROUTED, EXPIRED, DISCARDED, IN_ERROR -> "nobody";
        };
    }
}
