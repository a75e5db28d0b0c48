package org.throughline.server.rights.copy;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.throughline.agencies.releasing.ReleasedEntry;
import org.throughline.casefile.Actor;
import org.throughline.casefile.RecordedEvent;
import org.throughline.casefile.copying.ClientCopy;
import org.throughline.casefile.copying.ClientCopy.Copied;
import org.throughline.casefile.copying.ClientCopy.Occasion;
import org.throughline.casefile.events.CorrectionEvent;
import org.throughline.casefile.ids.AgencyId;
import org.throughline.casefile.register.Register;
import org.throughline.casefile.register.RegisterEntry.Agency;
import org.throughline.server.pages.Wording;
import org.throughline.server.pages.auditor.Told;
import org.throughline.views.replay.Replay;

/** A case as its client may have it, in words, the first event first. */
public final class CopiedCase {
    private static final String OTHERS = "it is about somebody else";

    private final Map<Integer, List<String>> told;
    private final Register register;
    private final AgencyNames names;
    private final Map<String, String> withheld;
    private final Map<Replay.Known, Copied> copied = new LinkedHashMap<>();
    private final Numbers numbers;
    private final List<ReleasedEntry> released;

    /**
     * What an agency holds of what is copied.
     *
     * @param entries how many entries it was given
     * @param first when it was given the first of them, in words
     */
    public record Recipient(String agency, int entries, String first, String last) {}

    /**
     * @param history all of the case, as far as it is copied
     * @param readable those of it that whoever makes the copy may read
     * @param entries what agencies were told of it
     * @param withheld what is kept from the client besides what the rule keeps
     */
    public CopiedCase(
            List<RecordedEvent> history,
            List<RecordedEvent> readable,
            Occasion occasion,
            List<ReleasedEntry> entries,
            Register register,
            List<Withheld> withheld) {
        this.register = register;
        this.names = new AgencyNames(register);
        this.withheld =
                withheld.stream()
                        .collect(
                                Collectors.toMap(
                                        one -> key(one.caseSeq(), one.field()),
                                        Withheld::exemption));
        var copy = ClientCopy.of(history, occasion);
        for (var known : Replay.of(readable).all()) {
            copy.copied(known.event(), known.payload())
                    .ifPresent(one -> this.copied.put(known, one));
        }
        this.numbers =
                Numbers.of(copied.keySet().stream().map(one -> one.event().caseSeq()).toList());
        // Counting entries about what is left out would say that something is.
        this.released =
                entries.stream()
                        .filter(one -> numbers.of(one.caseSeq()) > 0)
                        .filter(one ->
                                copy.holdsTelling(one.entry().agency(), one.entry().releasedAt()))
                        .toList();
        this.told = new Told(released, register).inWords();
    }

    /** The events, the first first. */
    public List<CopiedEvent> events() {
        return copied.entrySet().stream().map(one -> event(one.getKey(), one.getValue())).toList();
    }

    /** Which agencies hold something of it, by name. */
    public List<Recipient> recipients() {
        var byAgency =
                released.stream()
                        .collect(
                                Collectors.groupingBy(
                                        one -> name(one.entry().agency()),
                                        TreeMap::new,
                                        Collectors.mapping(
                                                one -> one.entry().releasedAt(),
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

    private String name(AgencyId agency) {
        return register.agency(agency).map(Agency::name).orElse(agency.value());
    }

    private static String day(long epochMilli) {
        return Wording.time(Instant.ofEpochMilli(epochMilli), "day");
    }

    private CopiedEvent event(Replay.Known known, Copied given) {
        var event = known.event();
        var values = new LinkedHashMap<String, Object>();
        var kept = new ArrayList<String>();
        given.masked().forEach(field -> kept.add(Wording.label(field) + ": " + OTHERS));
        given.payload()
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
                    values.put(field, numbers.in(field, rest));
                });
        return new CopiedEvent(
                numbers.of(event.caseSeq()),
                event.caseSeq(),
                event.type(),
                Wording.words(event.type()) + (known.isInError() ? ", entered in error" : ""),
                by(event.actor()),
                Wording.time(known.occurredAt(), known.precision()),
                Wording.time(event.recordedAt()),
                values,
                Wording.lines(event.type(), names.in(values)),
                kept,
                !given.masked().isEmpty(),
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
            case AGENCY_USER, AGENCY_SYSTEM -> name(actor.agency());
            default -> "the project: " + Wording.role(actor.role());
        };
    }

    private static String key(int caseSeq, String field) {
        return caseSeq + " " + field;
    }
}
