package org.throughline.casefile.reference;

import static org.throughline.casefile.reference.Sheet.SHEET;

import java.lang.reflect.RecordComponent;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.throughline.casefile.reference.Town.Pact;

/** Random towns, and random cases that are valid enough to be recorded in them. */
final class Histories {
    static final List<String> CLASSES =
            List.of("CODE", "IDENT", "CONTACT", "PLACE", "SPECIAL", "OFFENCE", "NARR");
    static final List<String> PURPOSES =
            List.of("report", "safety", "housing", "support", "forum", "harm");
    static final LocalDate MONDAY = LocalDate.parse("2025-03-03");

    /** Kinds that change neither basis, referral, case nor another event. */
    static final List<String> FREE_KINDS = free();

    private static final Map<String, List<String>> OPTIONAL = new ConcurrentHashMap<>();

    private final Random random;
    private final Town town;
    private final World world;
    private final Referring referring;

    private Histories(Random random) {
        this.random = random;
        this.town = town();
        this.world = new World(town);
        this.referring = new Referring(this, world);
    }

    /** The world that belongs to this seed. */
    static World of(long seed) {
        var histories = new Histories(new Random(seed));
        histories.tell();
        return histories.world;
    }

    private Town town() {
        var kinds = new LinkedHashMap<String, String>();
        var pacts = new ArrayList<Pact>();
        for (var code : List.of("AA", "BB", "CC")) {
            kinds.put(code, one(SHEET.kinds.keySet().stream().sorted().toList()));
            var ends = MONDAY.plusDays(chance(70) ? 400 : random.nextInt(60));
            pacts.add(new Pact(code, MONDAY.minusYears(1), ends, classes()));
            if (chance(50)) {
                var again = ends.plusDays(1 + random.nextInt(20));
                pacts.add(new Pact(code, again, again.plusDays(300), classes()));
            }
        }
        return new Town(kinds, pacts, Set.of(LocalDate.parse("2025-04-18")));
    }

    private void tell() {
        var source = chance(40) ? agency() : null;
        world.commit(Facts.of("CaseOpened", "sourceAgency", source));
        var commits = 5 + random.nextInt(22);
        for (var at = 0; at < commits; at++) {
            passTime();
            step();
        }
    }

    private void passTime() {
        var dice = random.nextInt(100);
        if (dice < 15) {
            world.later(1 + random.nextInt(30), ChronoUnit.HOURS);
        } else if (dice < 28) {
            world.later(1 + random.nextInt(14), ChronoUnit.DAYS);
        }
    }

    private void step() {
        var dice = random.nextInt(100);
        if (dice < 24) {
            plain();
        } else if (dice < 32) {
            byAgency();
        } else if (dice < 46) {
            new Granting(this, world).step();
        } else if (dice < 80) {
            referring.step();
        } else if (dice < 94) {
            new Amending(this, world).step();
        } else {
            life();
        }
    }

    private void plain() {
        var facts = 1 + random.nextInt(2);
        for (var at = 0; at < facts; at++) {
            var kind = one(FREE_KINDS);
            world.add(Facts.of(kind, mentions(kind)));
        }
        world.done();
    }

    private static List<String> free() {
        var apart =
                Set.of(
                        "CaseOpened",
                        "CaseClosed",
                        "CaseReopened",
                        "ConsentGiven",
                        "ConsentWithdrawn",
                        "SharingDecided",
                        "EventCorrected",
                        "EventRedacted",
                        "EventEnteredInError",
                        "AgencyActionReported");
        return Facts.KINDS.keySet().stream()
                .filter(SHEET.rows::containsKey)
                .filter(kind -> !apart.contains(kind) && !kind.startsWith("Referral"))
                .toList();
    }

    /** The fields of a kind by which an agency is meant, filled by chance. */
    Map<String, Object> mentions(String kind) {
        var given = new LinkedHashMap<String, Object>();
        for (var field : SHEET.rows.get(kind).fields().keySet()) {
            switch (field) {
                case "agencies", "doneBy", "withAgencies" -> given.put(field, agencies());
                case "tenantOf", "agency" -> given.put(field, agency());
                default -> {}
            }
        }
        for (var field : OPTIONAL.computeIfAbsent(kind, Histories::optional)) {
            if (!given.containsKey(field) && chance(25)) {
                given.put(field, null);
            }
        }
        return given;
    }

    /** The fields that a fact of this kind may leave out. */
    private static List<String> optional(String kind) {
        return Arrays.stream(Facts.KINDS.get(kind).getRecordComponents())
                .filter(it -> it.getAnnotatedType().isAnnotationPresent(Nullable.class))
                .map(RecordComponent::getName)
                .toList();
    }

    private void byAgency() {
        var agency = agency();
        var kind =
                one(
                        List.of(
                                "AgencyActionReported",
                                "AgencyActionReported",
                                "EvidenceLogged",
                                "ResolutionProposed",
                                "SafetyMeasureInstalled",
                                "ForumActionReported"));
        if (Facts.KINDS.containsKey(kind)) {
            var given = mentions(kind);
            if (kind.equals("AgencyActionReported")) {
                given.put("agency", agency);
                given.put("referralId", chance(50) ? null : referring.any());
            }
            world.by(agency).commit(Facts.of(kind, given));
        }
    }

    private void life() {
        var isClosed =
                world.history.stream()
                        .filter(it -> it.type().equals("CaseClosed") || isReopening(it.type()))
                        .reduce((_, last) -> last)
                        .filter(it -> !isReopening(it.type()))
                        .isPresent();
        if (isClosed) {
            world.commit(Facts.of("CaseReopened"));
        } else {
            world.commit(Facts.of("CaseClosed"));
            world.later(random.nextInt(20), ChronoUnit.DAYS);
        }
    }

    private static boolean isReopening(String type) {
        return type.equals("CaseReopened");
    }

    boolean chance(int percent) {
        return random.nextInt(100) < percent;
    }

    int number(int below) {
        return random.nextInt(below);
    }

    <T> T one(List<T> of) {
        return of.get(random.nextInt(of.size()));
    }

    String agency() {
        return one(List.copyOf(town.kinds().keySet()));
    }

    List<String> agencies() {
        return town.kinds().keySet().stream().filter(_ -> chance(50)).toList();
    }

    Set<String> classes() {
        if (chance(50)) {
            return Set.copyOf(CLASSES);
        }
        var classes = CLASSES.stream().filter(_ -> chance(60)).collect(Collectors.toSet());
        classes.add("CODE");
        return classes;
    }

    List<String> purposes() {
        var purposes = new ArrayList<>(PURPOSES.stream().filter(_ -> chance(40)).toList());
        if (purposes.isEmpty()) {
            purposes.add("report");
        }
        return purposes;
    }

    List<String> shareSet() {
        var items = new ArrayList<String>();
        for (var topic : List.of("topic:incident", "topic:plan")) {
            if (chance(50)) {
                items.add(topic);
            }
        }
        var percent = chance(30) ? 0 : 60;
        SHEET.shareable.stream().sorted().filter(_ -> chance(percent)).forEach(items::add);
        return items;
    }
}
