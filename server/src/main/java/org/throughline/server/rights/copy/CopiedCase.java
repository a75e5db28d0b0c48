package org.throughline.server.rights.copy;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.throughline.agencies.releasing.ReleasedEntry;
import org.throughline.casefile.Actor;
import org.throughline.casefile.RecordedEvent;
import org.throughline.casefile.copying.ClientCopy;
import org.throughline.casefile.copying.ClientCopy.Copied;
import org.throughline.casefile.copying.ClientCopy.Occasion;
import org.throughline.casefile.events.CorrectionEvent;
import org.throughline.casefile.register.Register;
import org.throughline.casefile.register.RegisterEntry.Agency;
import org.throughline.server.pages.Wording;
import org.throughline.server.pages.auditor.Told;
import org.throughline.views.replay.Replay;

/** A case as its client may have it, in words, the first event first. */
public final class CopiedCase {
    private static final String OTHERS = "it is about somebody else";

    private final ClientCopy copy;
    private final Map<Integer, List<String>> told;
    private final List<Released> released;
    private final Register register;
    private final AgencyNames names;
    private final Map<String, String> withheld;

    /** An entry of an agency of which the client may know. */
    private record Released(Agency agency, ReleasedEntry entry) {}

    /**
     * What an agency holds of the case.
     *
     * @param entries how many entries it was given
     * @param first when it was given the first of them, in words
     */
    public record Recipient(String agency, int entries, String first, String last) {}

    /**
     * @param history all of the case, as far as it is copied
     * @param entries what agencies were told of it
     * @param withheld what is kept from the client besides what the rule keeps
     */
    public CopiedCase(
            List<RecordedEvent> history,
            Occasion occasion,
            List<ReleasedEntry> entries,
            Register register,
            List<Withheld> withheld) {
        this.copy = ClientCopy.of(history, occasion);
        this.register = register;
        this.names = new AgencyNames(register);
        this.withheld =
                withheld.stream()
                        .collect(
                                Collectors.toMap(
                                        one -> key(one.caseSeq(), one.field()),
                                        Withheld::exemption));
        var known =
                entries.stream()
                        .filter(one -> one.caseSeq() <= history.size())
                        .filter(one ->
                                copy.holdsTelling(one.entry().agency(), one.entry().releasedAt()))
                        .toList();
        this.told = new Told(known, register).inWords();
        this.released =
                known.stream()
                        .flatMap(one ->
                                register.agency(one.entry().agency()).stream()
                                        .map(agency -> new Released(agency, one)))
                        .toList();
    }

    /**
     * The events.
     *
     * @param readable those of the history that whoever makes the copy may read
     */
    public List<CopiedEvent> events(List<RecordedEvent> readable) {
        var copied = new LinkedHashMap<Replay.Known, Copied>();
        var places = new ArrayList<Integer>();
        for (var known : Replay.of(readable).all()) {
            copy.copied(known.event(), known.payload())
                    .ifPresent(one -> {
                        copied.put(known, one);
                        places.add(known.event().caseSeq());
                    });
        }
        var numbers = Numbers.of(places);
        var events = new ArrayList<CopiedEvent>();
        copied.forEach((known, one) -> events.add(event(known, one, numbers)));
        return events;
    }

    /** Which agencies hold something of it, in the order in which they were first told. */
    public List<Recipient> recipients() {
        var byAgency =
                released.stream()
                        .collect(
                                Collectors.groupingBy(
                                        one -> one.agency().name(),
                                        LinkedHashMap::new,
                                        Collectors.mapping(
                                                one -> one.entry().entry().releasedAt(),
                                                Collectors.summarizingLong(
                                                        Instant::toEpochMilli))));
        return byAgency.entrySet().stream()
                .map(one ->
                        new Recipient(
                                one.getKey(),
                                (int) one.getValue().getCount(),
                                day(one.getValue().getMin()),
                                day(one.getValue().getMax())))
                .toList();
    }

    private static String day(long epochMilli) {
        return Wording.time(Instant.ofEpochMilli(epochMilli), "day");
    }

    private CopiedEvent event(Replay.Known known, Copied copied, Numbers numbers) {
        var event = known.event();
        var given = new LinkedHashMap<String, Object>();
        var kept = new ArrayList<String>();
        copied.masked().forEach(field -> kept.add(Wording.label(field) + ": " + OTHERS));
        copied.payload()
                .forEach((field, value) -> {
                    var exemption = withheld.get(key(event.caseSeq(), field));
                    if (exemption != null) {
                        kept.add(Wording.label(field) + ": " + Withheld.words(exemption));
                        return;
                    }
                    var rest =
                            event.event() instanceof CorrectionEvent of ? rest(of, value) : value;
                    if (!rest.equals(value)) {
                        kept.add(Wording.label(field) + ": as at the event that it is about");
                    }
                    given.put(field, numbers.in(field, rest));
                });
        return new CopiedEvent(
                numbers.of(event.caseSeq()),
                event.caseSeq(),
                event.type(),
                Wording.words(event.type()) + (known.isInError() ? ", entered in error" : ""),
                by(event.actor()),
                Wording.time(known.occurredAt(), known.precision()),
                Wording.time(event.recordedAt()),
                given,
                Wording.lines(event.type(), names.in(given)),
                kept,
                !copied.masked().isEmpty(),
                told.getOrDefault(event.caseSeq(), List.of()));
    }

    /** The values of a correction whose field is withheld where it stands are withheld too. */
    private Object rest(CorrectionEvent correction, Object value) {
        return value instanceof List<?> list
                ? list.stream()
                        .filter(one ->
                                !(one instanceof Map<?, ?> change
                                        && withheld.containsKey(
                                                key(
                                                        correction.target(),
                                                        String.valueOf(change.get("field"))))))
                        .toList()
                : value;
    }

    private String by(Actor actor) {
        return switch (actor.role()) {
            case CLIENT -> "you";
            case SYSTEM -> "the program";
            case AGENCY_USER, AGENCY_SYSTEM ->
                    register.agency(actor.agency())
                            .map(Agency::name)
                            .orElse(actor.agency().value());
            default -> "the project: " + Wording.role(actor.role());
        };
    }

    private static String key(int caseSeq, String field) {
        return caseSeq + " " + field;
    }
}
