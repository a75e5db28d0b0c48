package org.throughline.server.pages.form;

import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.throughline.casefile.register.Register;
import org.throughline.casefile.sharing.gate.Amendments;
import org.throughline.referrals.contract.CommandSpec;
import org.throughline.referrals.contract.Contract;
import org.throughline.referrals.contract.ContractFieldTypes;
import org.throughline.referrals.contract.FieldSpec;
import org.throughline.referrals.contract.Violation;
import org.throughline.referrals.stored.DomainJson;
import org.throughline.views.replay.Replay;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The values of an event that can be put right, as fields of a form that begins with what stands
 * there. What differs in the end is what is put right.
 */
public final class EventValues {
    /** What the names of these fields in the form begin with. */
    public static final String PREFIX = "to.";

    private static final String EMPTIED =
            "cannot be emptied by a correction. Mark the whole event as entered in error, or have"
                    + " the words redacted";

    private final ContractFieldTypes types = new ContractFieldTypes(Contract.standard());
    private final Replay.Known known;
    private final ObjectNode stands;
    private final List<FieldSpec> specs;

    /** Of an event of a kind that can be corrected. */
    public EventValues(Replay.Known known) {
        this.known = known;
        this.stands = DomainJson.mapper().createObjectNode();
        stands.put("occurredAt", known.occurredAt().toString());
        stands.put("precision", known.precision());
        known.payload()
                .forEach((field, value) ->
                        stands.set(field, DomainJson.mapper().valueToTree(value)));
        // What is masked is not read here, so nobody here can say what is right.
        this.specs =
                types.correctable(known.event().type()).stream()
                        .filter(spec ->
                                !Amendments.REDACTED.equals(stands.path(spec.name()).asString("")))
                        .toList();
        stands.retain(specs.stream().map(FieldSpec::name).toList());
    }

    /** The fields, by their names in the contract. */
    public List<FieldSpec> specs() {
        return specs;
    }

    /** The command by which such an event is recorded. */
    public CommandSpec command() {
        return types.command(known.event().type()).orElseThrow();
    }

    /**
     * What is put right.
     *
     * @param changes as the command takes them
     * @param violations what is wrong with which field of the form
     */
    public record Typed(ArrayNode changes, List<Violation> violations) {
        public Typed {
            violations = List.copyOf(violations);
        }
    }

    /** What differs in a form from these values. */
    public Typed typed(Map<String, String[]> form, Register register) {
        var before = read(filled());
        var after = read(form);
        var changes = DomainJson.mapper().createArrayNode();
        var violations = new ArrayList<Violation>();
        for (var spec : specs) {
            var right = after.get(spec.name());
            if (Objects.equals(right, before.get(spec.name()))) {
                continue;
            }
            if (right == null) {
                violations.add(new Violation(PREFIX + spec.name(), EMPTIED));
                continue;
            }
            types.against(known.event(), spec, right, register).stream()
                    .map(one -> new Violation(PREFIX + one.field(), one.message()))
                    .forEach(violations::add);
            changes.addObject().put("field", spec.name()).set("value", right);
        }
        return new Typed(changes, violations);
    }

    /** The fields of the form as these values fill them. */
    public Map<String, String[]> filled() {
        var types = new HashMap<String, String>();
        specs.forEach(spec -> types(spec, types));
        var filled = new LinkedHashMap<String, String[]>();
        TypedForm.filled(stands)
                .forEach((path, values) -> {
                    var name = path.substring(path.lastIndexOf('.') + 1);
                    filled.put(PREFIX + path, typeable(types.getOrDefault(name, ""), values));
                });
        return filled;
    }

    /** The types of a field and of those within it, by their names. */
    private static void types(FieldSpec spec, Map<String, String> types) {
        types.put(spec.name(), spec.type());
        Contract.standard().object(spec.elementType()).forEach(inner -> types(inner, types));
    }

    /** As a browser takes it: a moment as London time without zone, hours without seconds. */
    private static String[] typeable(String type, String[] values) {
        return switch (type) {
            case "instant" -> new String[] {local(values[0])};
            case "time" -> new String[] {values[0].substring(0, "HH:MM".length())};
            default -> values;
        };
    }

    /**
     * The form as it goes on from these values: of fields that were changed in it, with what was
     * typed; of the others, with what stands here now.
     *
     * @param looked the values on which the form was opened
     */
    public Map<String, String[]> goingOn(Map<String, String[]> form, EventValues looked) {
        var before = looked.read(looked.filled());
        var after = looked.read(form);
        var merged = new LinkedHashMap<>(form);
        for (var spec : specs) {
            if (Objects.equals(before.get(spec.name()), after.get(spec.name()))) {
                merged.keySet().removeIf(path -> isOf(spec, path));
                filled().forEach((path, values) -> {
                    if (isOf(spec, path)) {
                        merged.put(path, values);
                    }
                });
            }
        }
        return merged;
    }

    private static boolean isOf(FieldSpec spec, String path) {
        var own = PREFIX + spec.name();
        return path.equals(own) || path.startsWith(own + ".") || path.startsWith(own + "[");
    }

    private ObjectNode read(Map<String, String[]> form) {
        return new TypedForm(Contract.standard(), form).read(PREFIX, specs);
    }

    private static String local(String moment) {
        return OffsetDateTime.parse(moment)
                .atZoneSameInstant(Register.LONDON)
                .toLocalDateTime()
                .truncatedTo(ChronoUnit.SECONDS)
                .toString();
    }
}
