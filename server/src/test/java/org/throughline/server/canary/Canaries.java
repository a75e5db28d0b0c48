package org.throughline.server.canary;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.throughline.casefile.sharing.EventTable;
import org.throughline.casefile.sharing.FieldRow;
import org.throughline.referrals.contract.CommandSpec;
import org.throughline.referrals.contract.Contract;
import org.throughline.referrals.stored.DomainJson;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Stories in which each personal text ends with a word of its own, and which agency may hold which
 * word: by the expectations that were written by hand beside the stories.
 */
public final class Canaries {
    private static final int WORD_LETTERS = 26;
    private static final Set<String> CHANGING = Set.of("changes", "replacements");
    private static final String LETTERS = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789";

    /** The agencies whose copies of the fact are to name this field, by word. */
    private final Map<String, Set<String>> allowed = new LinkedHashMap<>();

    private final Map<String, String> places = new LinkedHashMap<>();
    private final Set<String> agencies = new TreeSet<>();

    /**
     * Puts a word behind each personal text of a story.
     *
     * @return the lines of the story with the words
     */
    public List<String> mark(String story, List<String> lines, JsonNode expected) {
        expected.path("agencies").propertyNames().forEach(agencies::add);
        var marked = new ArrayList<String>();
        for (var line : lines) {
            var step = (ObjectNode) DomainJson.read(line.getBytes(StandardCharsets.UTF_8));
            mark(step, story + ' ' + marked.size(), expected);
            marked.add(step.toString());
        }
        return marked;
    }

    private void mark(ObjectNode step, String place, JsonNode expected) {
        var spec = Contract.standard().command(step.path("command").asString()).orElseThrow();
        var data = (ObjectNode) step.required("data");
        for (var field : spec.fields()) {
            if (data.has(field.name()) && isPersonal(spec, field.name())) {
                int fact = factOf(step, spec, expected);
                var may = new Holders(expected, fact, field.name(), isInternal(spec, field.name()));
                into(data, field.name(), field.elementType(), new Mark(place, may));
            }
        }
    }

    private record Mark(String place, Holders holders) {}

    private void into(ObjectNode object, String name, String type, Mark mark) {
        var value = object.get(name);
        var below = new Mark(mark.place() + '.' + name, mark.holders());
        if (value.isString()) {
            if (Set.of("line", "text").contains(type)
                    || type.equals("any") && value.asString().contains(" ")) {
                object.put(name, value.asString() + ' ' + word(below));
            }
        } else if (value.isObject()) {
            inside((ObjectNode) value, type, below);
        } else if (value.isArray()) {
            int number = 0;
            for (var one : value) {
                if (one.isObject()) {
                    // A correction, or what stands for a redacted field, names the field.
                    var holders =
                            CHANGING.contains(name)
                                    ? mark.holders().ofField(one.path("field").asString())
                                    : mark.holders();
                    inside((ObjectNode) one, type, new Mark(below.place() + number, holders));
                }
                number++;
            }
        }
    }

    private void inside(ObjectNode object, String type, Mark mark) {
        for (var field : Contract.standard().object(type)) {
            if (object.has(field.name())) {
                into(object, field.name(), field.elementType(), mark);
            }
        }
    }

    private String word(Mark mark) {
        var word = letters(mark.place());
        places.put(word, mark.place());
        allowed.put(word, mark.holders().agencies());
        return word;
    }

    private static String letters(String place) {
        try {
            var digest =
                    MessageDigest.getInstance("SHA-256")
                            .digest(place.getBytes(StandardCharsets.UTF_8));
            var word = new StringBuilder();
            for (int at = 0; at < WORD_LETTERS; at++) {
                word.append(LETTERS.charAt(digest[at] & LETTERS.length() - 1));
            }
            return word.toString();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static boolean isPersonal(CommandSpec spec, String name) {
        return rows(spec, name).anyMatch(row -> row.isPersonal() || row.fixedClass().isEmpty());
    }

    private static boolean isInternal(CommandSpec spec, String name) {
        // What stands for a redacted field is told in place of it, though the field is internal.
        return !name.equals("replacements") && rows(spec, name).allMatch(FieldRow::isInternal);
    }

    private static java.util.stream.Stream<FieldRow> rows(CommandSpec spec, String name) {
        return spec.yields().stream()
                .flatMap(type -> EventTable.standard().row(type).field(name).stream());
    }

    /**
     * The number in its case of the fact that a step records, or of the one that it changes: what
     * is corrected, and what stands for a redacted field, is told to those who hold that.
     */
    private static int factOf(JsonNode step, CommandSpec spec, JsonNode expected) {
        if (CHANGING.stream().anyMatch(step.path("data")::has)) {
            return step.path("data").path("target").asInt();
        }
        var at = OffsetDateTime.parse(step.path("at").asString()).toInstant();
        return StreamSupport.stream(expected.path("events").spliterator(), false)
                .filter(event -> Instant.parse(event.path("recordedAt").asString()).equals(at))
                .filter(event -> spec.yields().contains(event.path("type").asString()))
                .mapToInt(event -> event.path("caseSeq").asInt())
                .findFirst()
                .orElseThrow();
    }

    public Set<String> words() {
        return allowed.keySet();
    }

    public Set<String> agencies() {
        return agencies;
    }

    /** The words that this agency may hold. */
    public Set<String> of(String agency) {
        return allowed.entrySet().stream()
                .filter(one -> one.getValue().contains(agency))
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }

    /** The words that any agency may hold. */
    public Set<String> ofAgencies() {
        var all = new HashSet<String>();
        agencies.forEach(agency -> all.addAll(of(agency)));
        return all;
    }

    /** Story, line and field of a word, for a failure: never the text that it stands in. */
    public String place(String word) {
        return places.getOrDefault(word, "?");
    }

    /** Who may hold a field of a fact. */
    private record Holders(JsonNode expected, int fact, String field, boolean isInternal) {
        Holders ofField(String changed) {
            return new Holders(expected, fact, changed, isInternal);
        }

        Set<String> agencies() {
            var holders = new TreeSet<String>();
            if (!isInternal) {
                expected.path("agencies")
                        .properties()
                        .forEach(agency -> {
                            if (isTold(agency.getValue())) {
                                holders.add(agency.getKey());
                            }
                        });
            }
            return holders;
        }

        /**
         * Personal fields leave at level S. At others only those do that the expectation names: an
         * agency's own reference.
         */
        private boolean isTold(JsonNode agency) {
            var levels =
                    StreamSupport.stream(agency.path("arrival").spliterator(), false)
                            .filter(entry -> entry.get(0).asInt() == fact)
                            .map(entry -> entry.get(1).asString())
                            .toList();
            return !levels.isEmpty() && isNamed(agency, levels.contains("S"));
        }

        private boolean isNamed(JsonNode agency, boolean otherwise) {
            for (var seen : agency.path("visible")) {
                if (seen.path("caseSeq").asInt() == fact) {
                    return StreamSupport.stream(seen.path("fields").spliterator(), false)
                            .anyMatch(name -> name.asString().equals(field));
                }
            }
            return otherwise;
        }
    }
}
