package org.throughline.server.pages.recording;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.throughline.casefile.RecordedEvent;
import org.throughline.casefile.register.Register;
import org.throughline.casefile.sending.preview.Dropped;
import org.throughline.casefile.sending.preview.Leaving;
import org.throughline.casefile.sending.preview.Reason;
import org.throughline.referrals.previewing.Foreseen;
import org.throughline.server.access.PreviewReading;
import org.throughline.server.pages.Names;
import org.throughline.server.pages.Wording;
import org.throughline.server.pages.form.Carried;
import org.throughline.server.pages.form.Meanwhile;

/**
 * What will leave, before it is sent: field by field, with what stays behind.
 *
 * @param basis on what ground it leaves, in words
 * @param meanwhile what others recorded since it was last looked at; null when it was not refused
 *     for that
 * @param leaving events that the agency is told of now
 * @param staying events of which it could be told something, and is told nothing
 * @param card the same in plain words for the client; null where it leaves without their consent
 * @param typed everything that was filled in, and the version that was looked at
 */
public record PreviewPage(
        String caseId,
        String command,
        String agency,
        String basis,
        @Nullable Meanwhile meanwhile,
        String digest,
        List<Part> leaving,
        List<Part> staying,
        @Nullable SharingCard card,
        List<Carried> typed) {

    /** The button that shows the client's card in another language. */
    static final String CARD_LANGUAGE = "cardLanguage";

    /** Fields of a form that say which version of the case was seen. */
    static final Set<String> VERSIONS = Set.of("previewSeq", "expectedSeq");

    private static final Set<String> OF_THE_FORM =
            Set.of("_csrf", "add", "change", "send", CARD_LANGUAGE);

    public PreviewPage {
        leaving = List.copyOf(leaving);
        staying = List.copyOf(staying);
        typed = List.copyOf(typed);
    }

    /** Fields that stay behind for one reason. */
    public record Kept(String fields, String why) {}

    /**
     * One event.
     *
     * @param note whether it is an earlier one, or the agency holds a part of it
     * @param isWithheld whether it leaves, but may not be read by who sends it
     */
    public record Part(
            String heading,
            String when,
            String note,
            boolean isWithheld,
            List<Wording.Line> lines,
            List<Kept> kept) {
        public Part {
            lines = List.copyOf(lines);
            kept = List.copyOf(kept);
        }
    }

    static PreviewPage of(
            String command,
            Foreseen.Shown shown,
            PreviewReading reading,
            Register register,
            Map<String, String[]> typed,
            @Nullable Meanwhile meanwhile) {
        var preview = shown.preview();
        var kept = new LinkedHashMap<Integer, List<Dropped>>();
        preview.dropped().stream()
                .filter(one -> reading.mayRead(one.caseSeq()))
                .forEach(one ->
                        kept.computeIfAbsent(one.caseSeq(), _ -> new ArrayList<>()).add(one));
        var leaving = new ArrayList<Part>();
        for (var entry : preview.entries()) {
            var dropped = kept.remove(entry.caseSeq());
            leaving.add(part(entry, dropped, reading.mayRead(entry.caseSeq())));
        }
        var staying = kept.values().stream().map(one -> part(one, shown.history())).toList();
        var agency = Names.of(preview.to(), register);
        var language = typed.get(CARD_LANGUAGE);
        return new PreviewPage(
                shown.caseId().value(),
                command,
                agency,
                basis(preview.basisRef(), shown.history()),
                meanwhile,
                preview.digest(),
                leaving,
                staying,
                SharingCard.of(shown, agency, language == null ? null : language[0]).orElse(null),
                typed(typed, shown.previewSeq()));
    }

    private static Part part(Leaving entry, @Nullable List<Dropped> dropped, boolean mayRead) {
        var note =
                entry.isRaise()
                        ? "The agency holds a part of this already."
                        : entry.isLate() ? "Recorded earlier, told now." : "";
        return new Part(
                Wording.words(entry.kind()),
                Wording.time(entry.occurredAt(), entry.precision()),
                note,
                !mayRead,
                mayRead ? Wording.lines(entry.kind(), entry.fields()) : List.of(),
                dropped == null ? List.of() : kept(dropped));
    }

    private static Part part(List<Dropped> dropped, List<RecordedEvent> history) {
        var event = history.get(dropped.getFirst().caseSeq() - 1);
        return new Part(
                Wording.words(event.type()),
                Wording.time(event.occurredAt(), event.precision()),
                "",
                false,
                List.of(),
                kept(dropped));
    }

    private static List<Kept> kept(List<Dropped> dropped) {
        var fields = new LinkedHashMap<Reason, List<String>>();
        dropped.forEach(one ->
                fields.computeIfAbsent(one.reason(), _ -> new ArrayList<>())
                        .add(Wording.label(one.field())));
        return fields.entrySet().stream()
                .map(one -> new Kept(String.join(", ", one.getValue()), why(one.getKey())))
                .toList();
    }

    private static String why(Reason reason) {
        return switch (reason) {
            case NOT_IN_SHARE_SET -> "Not ticked.";
            case AGENCY_KIND -> "An agency of this kind is never told this.";
            case AGREEMENT -> "The agreement with the agency does not allow it.";
            case BASIS ->
                    "The consent or decision does not allow it, or does not reach back so far.";
            case INTERNAL -> "Kept inside the project always.";
            case LEVEL -> "Agencies are told only that this happened.";
            case SEALED -> "Sealed: it leaves only when its own box is ticked.";
            case OTHER_AGENCY -> "It is meant for another agency, or tells of another.";
        };
    }

    /** The consent or decision as its event tells it. */
    private static String basis(String basisRef, List<RecordedEvent> history) {
        for (var event : history) {
            if (basisRef.equals(event.payload().get("consentId"))
                    && event.type().equals("ConsentGiven")) {
                return "the client's consent of "
                        + Wording.time(event.occurredAt(), event.precision());
            }
            if (basisRef.equals(event.payload().get("decisionId"))) {
                return "the decision to share without consent of "
                        + Wording.time(event.occurredAt(), event.precision());
            }
        }
        return basisRef;
    }

    private static List<Carried> typed(Map<String, String[]> typed, int previewSeq) {
        var carried = new ArrayList<>(Carried.of(typed, OF_THE_FORM));
        VERSIONS.forEach(name -> carried.add(new Carried(name, Integer.toString(previewSeq))));
        return carried;
    }
}
