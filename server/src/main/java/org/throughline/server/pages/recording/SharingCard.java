package org.throughline.server.pages.recording;

import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.throughline.casefile.RecordedEvent;
import org.throughline.casefile.codes.DataClass;
import org.throughline.casefile.copying.ClientCopy;
import org.throughline.casefile.copying.ClientCopy.Occasion;
import org.throughline.casefile.events.BasisEvent.ConsentGiven;
import org.throughline.casefile.sending.preview.Leaving;
import org.throughline.casefile.sending.preview.Preview;
import org.throughline.casefile.sharing.EventTable;
import org.throughline.referrals.previewing.Foreseen;
import org.throughline.server.pages.Words;
import org.throughline.server.rights.copy.CopyWords;

/**
 * What is about to leave, in plain words and the client's language, for the client to agree to and
 * to sign. It says what kinds of things are told and repeats none of them, so that it can be left
 * lying about. Whatever they may not have of their own case, by right and on request, does not
 * stand on it either.
 *
 * @param agency by its name
 * @param facts what the agency is told of, one sentence each
 * @param classes what of it the agency is told, one line each
 */
public record SharingCard(String agency, List<String> facts, List<String> classes, Words words) {
    private static final Words.InAll WORDS = Words.all("sharing");

    public SharingCard {
        facts = List.copyOf(facts);
        classes = List.copyOf(classes);
    }

    /**
     * The card of what was foreseen; empty where it leaves without the client's consent.
     *
     * @param language that was asked for; null for the one that the client said
     */
    static Optional<SharingCard> of(
            Foreseen.Shown shown, String agency, @Nullable String language) {
        var history = shown.history();
        if (!restsOnConsent(shown.preview(), history)) {
            return Optional.empty();
        }
        var copy = ClientCopy.of(history, Occasion.ACCESS_REQUEST);
        var kinds = new LinkedHashSet<String>();
        var classes = EnumSet.noneOf(DataClass.class);
        for (var entry : shown.preview().entries()) {
            if (isForClient(entry, history, copy)) {
                kinds.add(entry.kind());
                classes.addAll(classes(entry));
            }
        }
        var words = WORDS.forClient(language, history);
        var sentences = CopyWords.ALL.in(words.language().code());
        return Optional.of(
                new SharingCard(
                        agency,
                        kinds.stream().map(kind -> sentences.of("fact." + kind)).toList(),
                        classes.stream().map(one -> words.of("class." + one)).toList(),
                        words));
    }

    private static boolean restsOnConsent(Preview preview, List<RecordedEvent> history) {
        return history.stream()
                .map(RecordedEvent::event)
                .anyMatch(event ->
                        event instanceof ConsentGiven given
                                && given.consentId().equals(preview.basisRef()));
    }

    /** The sending itself is none of the history yet; it is always theirs to know. */
    private static boolean isForClient(
            Leaving entry, List<RecordedEvent> history, ClientCopy copy) {
        if (entry.caseSeq() > history.size()) {
            return true;
        }
        var event = history.get(entry.caseSeq() - 1);
        return copy.copied(event, event.payload()).isPresent();
    }

    private static Set<DataClass> classes(Leaving entry) {
        var classes = EnumSet.noneOf(DataClass.class);
        var row = EventTable.standard().row(entry.kind());
        for (var field : entry.fields().keySet()) {
            row.field(field).flatMap(one -> one.fixedClass()).ifPresent(classes::add);
        }
        return classes;
    }
}
