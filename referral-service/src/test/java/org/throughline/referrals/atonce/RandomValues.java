package org.throughline.referrals.atonce;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.throughline.casefile.RecordedEvent;
import org.throughline.casefile.Refusal;
import org.throughline.referrals.contract.CommandSpec;
import org.throughline.referrals.contract.Contract;
import org.throughline.referrals.contract.FieldSpec;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Values of the types of the contract, by chance; ids often those that the case knows. */
final class RandomValues {
    static final Contract CONTRACT = Contract.standard();
    static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    static final List<String> AGENCIES = List.of("BP", "TB", "BC", "LC", "WW", "NL");
    private static final List<String> PERSONS = List.of("CW-1", "CW-4", "SV-1", "DP-1");

    /** Under which names an id that a field refers to was given before. */
    private static final Map<String, List<String>> GIVEN_AS =
            Map.of(
                    "referralId", List.of("referralId", "newReferral"),
                    "oldReferral", List.of("referralId", "newReferral"),
                    "basisRef", List.of("consentId", "decisionId"),
                    "decisionRef", List.of("decisionId"),
                    "person", List.of("memberRef", "partyRef"),
                    "reports", List.of("incidentId"),
                    "id", List.of("interventionId", "measureId", "contactId"));

    private final Random random;
    private final String desk;
    private final Map<String, List<String>> known = new HashMap<>();
    private List<RecordedEvent> history = List.of();
    private Instant now = Instant.EPOCH;
    private int given;

    RandomValues(Random random, String desk) {
        this.random = random;
        this.desk = desk;
    }

    /** From here on for a case with this history, at this moment. */
    void lookAt(List<RecordedEvent> history, Instant now) {
        this.history = history;
        this.now = now;
        known.clear();
        history.forEach(event -> collect("", event.payload()));
    }

    private void collect(String name, Object value) {
        switch (value) {
            case Map<?, ?> fields ->
                    fields.forEach((field, inner) -> collect((String) field, inner));
            case Collection<?> list -> list.forEach(one -> collect(name, one));
            case String text -> known.computeIfAbsent(name, _ -> new ArrayList<>()).add(text);
            default -> {}
        }
    }

    boolean chance(int percent) {
        return random.nextInt(100) < percent;
    }

    <T> T one(List<T> of) {
        return of.get(random.nextInt(of.size()));
    }

    int number(int below) {
        return random.nextInt(below);
    }

    String code(String list) {
        return one(List.copyOf(CONTRACT.codeList(list).keySet()));
    }

    /** An id that nobody has given yet. */
    String fresh(String name) {
        given++;
        return name + "-" + desk + "-" + given;
    }

    /** An id that the case knows under this name, or a new one. */
    String known(String name) {
        var ids =
                GIVEN_AS.getOrDefault(name, List.of(name)).stream()
                        .flatMap(as -> known.getOrDefault(as, List.of()).stream())
                        .toList();
        return ids.isEmpty() ? fresh(name) : one(ids);
    }

    /** A moment not long ago. */
    Instant lately() {
        return now.minus(random.nextInt(3000), ChronoUnit.MINUTES);
    }

    /** Its required fields, and others by chance. */
    ObjectNode body(CommandSpec command) {
        var isAboutKnown = ContractRefusals.own(command.name()).contains(Refusal.NOT_FOUND);
        return body(command.fields(), isAboutKnown);
    }

    private ObjectNode body(List<FieldSpec> fields, boolean isAboutKnown) {
        var body = JSON.objectNode();
        for (var field : fields) {
            if (field.isRequired() || chance(40)) {
                body.set(field.name(), value(field, isAboutKnown));
            }
        }
        return body;
    }

    private JsonNode value(FieldSpec field, boolean isAboutKnown) {
        if (!field.isList()) {
            return value(field.elementType(), field.name(), isAboutKnown);
        }
        var list = JSON.arrayNode();
        var values = new ArrayList<JsonNode>();
        for (var at = 0; at <= random.nextInt(3); at++) {
            var value = value(field.elementType(), field.name(), isAboutKnown);
            if (!values.contains(value)) {
                values.add(value);
                list.add(value);
            }
        }
        return list;
    }

    private JsonNode value(String type, String name, boolean isAboutKnown) {
        if (type.startsWith("code:")) {
            return JSON.stringNode(code(type.substring("code:".length())));
        }
        if (!CONTRACT.object(type).isEmpty()) {
            return body(CONTRACT.object(type), isAboutKnown);
        }
        return switch (type) {
            case "bool" -> JSON.booleanNode(random.nextBoolean());
            case "int", "score" -> JSON.numberNode(1 + random.nextInt(5));
            case "seq" -> JSON.numberNode(1 + random.nextInt(Math.max(1, history.size())));
            case "date" -> JSON.stringNode(day(10 + random.nextInt(60)));
            case "time" -> JSON.stringNode(one(List.of("09:00", "12:30", "21:00")));
            case "instant" -> JSON.stringNode(lately().toString());
            case "lang" -> JSON.stringNode(one(List.of("en", "ar", "pl")));
            case "digest" -> JSON.stringNode("sha256:" + ("" + random.nextInt(10)).repeat(64));
            case "agency", "party" -> JSON.stringNode(one(AGENCIES));
            case "person" -> JSON.stringNode(one(PERSONS));
            case "project" -> JSON.stringNode("brackenford-support");
            case "id" -> JSON.stringNode(id(name, isAboutKnown));
            default -> JSON.stringNode(name + " said " + random.nextInt(1000));
        };
    }

    private String id(String name, boolean isAboutKnown) {
        var refers = isAboutKnown || name.endsWith("Ref") || GIVEN_AS.containsKey(name);
        return chance(refers ? 90 : 5) ? known(name) : fresh(name);
    }

    /** The day so many days from now. */
    String day(int ahead) {
        return now.atZone(ZoneOffset.UTC).toLocalDate().plusDays(ahead).toString();
    }
}
