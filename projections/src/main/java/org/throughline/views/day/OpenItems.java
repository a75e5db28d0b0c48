package org.throughline.views.day;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.throughline.casefile.RecordedEvent;
import org.throughline.casefile.events.CaseLifeEvent.CaseOpened;
import org.throughline.casefile.handover.CurrentCaseworker;
import org.throughline.casefile.ids.CaseId;
import org.throughline.casefile.ids.PersonId;
import org.throughline.casefile.memory.ContactRules;
import org.throughline.casefile.memory.ErrorMarks;
import org.throughline.casefile.memory.Referral;
import org.throughline.casefile.memory.Referrals;
import org.throughline.views.day.DayItem.Kind;

/** Reads from a case's history what still waits in it. A closed case waits for nobody. */
final class OpenItems {
    /** After these nobody knows who will answer next time (domain reference 6, the guard). */
    private static final Set<String> ASKED_ELSEWHERE =
            Set.of("ReferralSent", "ReferralRerouted", "ServiceGapRecorded");

    private final CaseId caseId;
    private final String caseRef;
    private final List<RecordedEvent> history;
    private final @Nullable String caseworker;
    private final Map<String, DayItem> waiting = new LinkedHashMap<>();
    private boolean isClosed;

    private OpenItems(CaseId caseId, String caseRef, List<RecordedEvent> history) {
        this.caseId = caseId;
        this.caseRef = caseRef;
        this.history = history;
        this.caseworker = CurrentCaseworker.of(history).person().map(PersonId::value).orElse(null);
    }

    static List<DayItem> of(CaseId caseId, List<RecordedEvent> history) {
        if (!(history.getFirst().event() instanceof CaseOpened opened)) {
            throw new IllegalStateException("a case begins with its opening");
        }
        var items = new OpenItems(caseId, opened.caseRef(), ErrorMarks.without(history));
        items.history.forEach(items::read);
        if (items.isClosed) {
            return List.of();
        }
        var referrals = Referrals.NONE;
        for (var recorded : history) {
            referrals = referrals.evolve(recorded);
        }
        referrals.all().forEach(items::referral);
        return List.copyOf(items.waiting.values());
    }

    private void read(RecordedEvent event) {
        var payload = event.payload();
        switch (event.type()) {
            case "CaseClosed" -> isClosed = true;
            case "CaseReopened" -> isClosed = false;
            case "ReminderSet" ->
                    put(
                            Kind.REMINDER,
                            text(payload, "reminderId"),
                            text(payload, "owner"),
                            null,
                            event,
                            Instant.parse(text(payload, "due")));
            case "ReminderCleared" ->
                    waiting.remove(key(Kind.REMINDER, text(payload, "reminderId")));
            case "HandoverOffered" ->
                    put(
                            Kind.HANDOVER,
                            "handover",
                            text(payload, "to"),
                            text(payload, "from"),
                            event,
                            null);
            case "HandoverAccepted", "CaseworkerAssigned" ->
                    waiting.remove(key(Kind.HANDOVER, "handover"));
            case "ContactAttempted" -> {
                if (ContactRules.raisesDoubt(text(payload, "outcome"))) {
                    put(Kind.CHANNEL, text(payload, "channelId"), caseworker, null, event, null);
                }
            }
            case "ContactSafetySet" ->
                    waiting.values().removeIf(item -> item.kind() == Kind.CHANNEL);
            case "ServiceGapRecorded" -> {
                var need = text(payload, "needId");
                put(
                        Kind.GAP,
                        need.isEmpty() ? Integer.toString(event.caseSeq()) : need,
                        caseworker,
                        text(payload, "needCategory"),
                        event,
                        null);
            }
            case "NeedReviewed" -> {
                if (text(payload, "state").equals("met")) {
                    waiting.remove(key(Kind.GAP, text(payload, "needId")));
                }
            }
            default -> {
                // Nothing else begins to wait or ends it.
            }
        }
    }

    private void referral(Referral referral) {
        var id = referral.referralId().value();
        var own = history.stream().filter(event -> speaksOf(event, id)).toList();
        if (own.isEmpty()) {
            return;
        }
        var last = own.getLast();
        var agency = referral.agency().value();
        switch (referral.state()) {
            case SENT, ACKNOWLEDGED ->
                    put(Kind.ANSWER, id, caseworker, agency, last, respondBy(own));
            case INFO_NEEDED -> put(Kind.QUESTION, id, caseworker, agency, last, null);
            case DECLINED -> {
                if (!referral.wasRerouted() && !wasAskedElsewhere(referral, last)) {
                    put(Kind.DECLINED, id, caseworker, agency, last, null);
                }
            }
            default -> {
                // The agency works on it, or it has ended.
            }
        }
    }

    private boolean wasAskedElsewhere(Referral referral, RecordedEvent declined) {
        return history.stream()
                .filter(event -> event.caseSeq() > declined.caseSeq())
                .filter(event -> ASKED_ELSEWHERE.contains(event.type()))
                .anyMatch(event ->
                        referral.needCategory().equals(text(event.payload(), "needCategory")));
    }

    private static boolean speaksOf(RecordedEvent event, String referralId) {
        return referralId.equals(event.payload().get("referralId"))
                || referralId.equals(event.payload().get("newReferral"));
    }

    private static @Nullable Instant respondBy(List<RecordedEvent> own) {
        var times = new ArrayList<Instant>();
        own.forEach(event -> {
            if (event.payload().get("respondBy") instanceof String text) {
                times.add(Instant.parse(text));
            }
        });
        return times.isEmpty() ? null : times.getLast();
    }

    private void put(
            Kind kind,
            String itemId,
            @Nullable String person,
            @Nullable String code,
            RecordedEvent event,
            @Nullable Instant due) {
        waiting.put(
                key(kind, itemId),
                new DayItem(
                        caseId.value(),
                        caseRef,
                        kind,
                        itemId,
                        person,
                        code,
                        event.recordedAt(),
                        due));
    }

    private static String key(Kind kind, String itemId) {
        return kind + " " + itemId;
    }

    private static String text(Map<String, Object> payload, String field) {
        return payload.get(field) instanceof String text ? text : "";
    }
}
