package org.throughline.referrals.contract;

import static org.throughline.referrals.contract.Scalars.isDate;
import static org.throughline.referrals.contract.Scalars.isInstant;
import static org.throughline.referrals.contract.Scalars.isInt;
import static org.throughline.referrals.contract.Scalars.isText;
import static org.throughline.referrals.contract.Scalars.text;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.throughline.casefile.Role;
import org.throughline.casefile.ids.AgencyId;
import org.throughline.casefile.ids.Ids;
import org.throughline.casefile.ids.PersonId;
import org.throughline.casefile.register.Register;
import org.throughline.casefile.sharing.EventTable;
import tools.jackson.databind.JsonNode;

/**
 * The shape of what is handed in: unknown, missing and ill-typed fields, and codes that are not in
 * their list.
 */
public final class ShapeCheck {
    private static final int LIST_MAX = 200;
    private static final int LINE_MAX = 200;
    private static final int TEXT_MAX = 4000;
    private static final int INT_MAX = 100_000;
    private static final Pattern TIME = Pattern.compile("([01]\\d|2[0-3]):[0-5]\\d");
    private static final Pattern LANGUAGE = Pattern.compile("[a-z]{2,3}(-[A-Za-z0-9]{2,8})*");
    private static final Pattern DIGEST = Pattern.compile("sha256:[0-9a-f]{64}");
    private static final Pattern FIELD_NAME = Pattern.compile("[a-z][A-Za-z]*");

    private final Contract contract;
    private final Register register;
    private final JsonNode whole;
    private final List<Violation> violations = new ArrayList<>();

    private ShapeCheck(Contract contract, Register register, JsonNode whole) {
        this.contract = contract;
        this.register = register;
        this.whole = whole;
    }

    /** What is wrong with the data of a command; empty when its shape is right. */
    public static List<Violation> ofCommand(
            Contract contract, CommandSpec command, JsonNode data, Role by, Register register) {
        var check = new ShapeCheck(contract, register, data);
        if (!data.isObject()) {
            return List.of(
                    new Violation(
                            "body", "must be one JSON object with the fields of the command"));
        }
        var fields = new ArrayList<>(contract.commonFields());
        fields.addAll(command.fields());
        check.object("", fields, data);
        if (by.isOfAgency() && !data.has("messageId")) {
            check.add("messageId", "is missing; an agency gives each message an id of its own");
        }
        if (!by.isOfAgency() && data.has("messageId")) {
            check.add("messageId", "belongs to messages of agencies; leave it out");
        }
        if (by.isOfAgency() && data.has("expectedSeq")) {
            check.add("expectedSeq", "is for staff of the project; leave it out");
        }
        return check.violations;
    }

    /** What is wrong with one entry of a set-up file. */
    public static List<Violation> ofEntry(
            Contract contract, String at, String type, JsonNode entry) {
        var check = new ShapeCheck(contract, Register.EMPTY, entry);
        check.value(at, type, false, entry);
        return check.violations;
    }

    /** What is wrong with a single value; data is the object that it belongs to. */
    public static List<Violation> ofValue(
            Contract contract, FieldSpec field, JsonNode value, JsonNode data, Register register) {
        var check = new ShapeCheck(contract, register, data);
        check.value(field.name(), field.type(), field.mayBeEmpty(), value);
        return check.violations;
    }

    private void add(String field, String message) {
        violations.add(new Violation(field, message));
    }

    private void object(String at, List<FieldSpec> fields, JsonNode value) {
        if (!value.isObject()) {
            add(at, "must be an object");
            return;
        }
        for (var field : fields) {
            var path = at.isEmpty() ? field.name() : at + "." + field.name();
            var inner = value.get(field.name());
            if (inner == null) {
                if (field.isRequired()) {
                    add(path, "is missing");
                }
            } else {
                value(path, field.type(), field.mayBeEmpty(), inner);
            }
        }
        for (var property : value.properties()) {
            if (fields.stream().noneMatch(field -> field.name().equals(property.getKey()))) {
                // The name is the sender's own text, so it is not repeated unless it could be a
                // field's name.
                var known =
                        FIELD_NAME.matcher(property.getKey()).matches()
                                && property.getKey().length() <= 40;
                add(
                        known
                                ? (at.isEmpty() ? "" : at + ".") + property.getKey()
                                : at.isEmpty() ? "body" : at,
                        "is unknown here; leave it out");
            }
        }
    }

    private void value(String at, String type, boolean mayBeEmpty, JsonNode value) {
        if (type.endsWith("[]")) {
            list(at, type.substring(0, type.length() - 2), mayBeEmpty, value);
        } else if (type.startsWith("code:")) {
            var list = type.substring(5);
            check(
                    at,
                    value.isString() && contract.codeList(list).containsKey(value.asString()),
                    "must be a code of the list " + list);
        } else if (contract.isObject(type)) {
            object(at, contract.object(type), value);
        } else {
            scalar(at, type, value);
        }
    }

    private void list(String at, String element, boolean mayBeEmpty, JsonNode value) {
        if (!value.isArray()) {
            add(at, "must be a list");
        } else if (value.isEmpty() && !mayBeEmpty) {
            add(at, "must hold at least one element");
        } else if (value.size() > LIST_MAX) {
            add(at, "must hold at most " + LIST_MAX + " elements");
        } else if (new HashSet<>(List.copyOf(value.values())).size() != value.size()) {
            add(at, "repeats an element");
        } else {
            for (int i = 0; i < value.size(); i++) {
                value(at + "[" + i + "]", element, false, value.get(i));
            }
        }
    }

    private void scalar(String at, String type, JsonNode value) {
        switch (type) {
            case "id" ->
                    matches(at, value, Ids.SHAPE, "must be an id: 1 to 64 of A-Z a-z 0-9 . _ : -");
            case "time" -> matches(at, value, TIME, "must be a time of day as HH:MM");
            case "lang" -> matches(at, value, LANGUAGE, "must be a language tag such as en or pa");
            case "digest" -> matches(at, value, DIGEST, "must be sha256: and 64 hex digits");
            case "fieldName" -> matches(at, value, FIELD_NAME, "must be the name of a field");
            case "date" -> check(at, isDate(text(value)), "must be a date as YYYY-MM-DD");
            case "instant" ->
                    check(
                            at,
                            isInstant(text(value)),
                            "must be a time with seconds and zone, as 2026-03-02T10:00:00Z");
            case "line" ->
                    check(
                            at,
                            isText(value, LINE_MAX)
                                    && value.asString()
                                            .chars()
                                            .noneMatch(c -> c == '\n' || c == '\r'),
                            "must be text of 1 to " + LINE_MAX + " characters on one line");
            case "text" ->
                    check(
                            at,
                            isText(value, TEXT_MAX),
                            "must be text of 1 to " + TEXT_MAX + " characters");
            case "bool" -> check(at, value.isBoolean(), "must be true or false");
            case "int" ->
                    check(
                            at,
                            isInt(value, 0, INT_MAX),
                            "must be a whole number from 0 to " + INT_MAX);
            case "score" -> check(at, isInt(value, 1, 5), "must be a whole number from 1 to 5");
            case "seq" ->
                    check(at, isInt(value, 1, Integer.MAX_VALUE), "must be a whole number from 1");
            case "any" -> check(at, !value.isNull(), "must have a value");
            default -> reference(at, type, value);
        }
    }

    private void reference(String at, String type, JsonNode value) {
        var name = text(value);
        var id = name != null && Ids.isOne(name) ? name : null;
        switch (type) {
            case "agency" -> check(at, isAgency(id), "must be the code of a registered agency");
            case "party" ->
                    check(
                            at,
                            "project".equals(id) || isAgency(id),
                            "must be project or a registered agency");
            case "project" ->
                    check(
                            at,
                            id != null && register.knowsProject(id),
                            "must be a registered project");
            case "person" ->
                    check(
                            at,
                            id != null && register.staff(new PersonId(id)).isPresent(),
                            "must be a registered member of staff");
            case "service" ->
                    check(at, id != null && isOffered(id), "must be a service of the named agency");
            case "shareItem" ->
                    check(
                            at,
                            name != null && EventTable.standard().isShareable(name),
                            "must be a topic or field that can be shared");
            default -> throw new IllegalStateException("the contract has the unknown type " + type);
        }
    }

    private boolean isAgency(@Nullable String code) {
        return code != null && register.agency(new AgencyId(code)).isPresent();
    }

    private boolean isOffered(String service) {
        var agency = text(whole.has("agency") ? whole.get("agency") : whole.path("newAgency"));
        return agency != null
                && Ids.isOne(agency)
                && register.offers(new AgencyId(agency), service);
    }

    private void matches(String at, JsonNode value, Pattern pattern, String message) {
        var text = text(value);
        check(at, text != null && pattern.matcher(text).matches(), message);
    }

    private void check(String at, boolean isRight, String message) {
        if (!isRight) {
            add(at, message);
        }
    }
}
