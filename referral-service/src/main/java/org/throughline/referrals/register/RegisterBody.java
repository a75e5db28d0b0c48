package org.throughline.referrals.register;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.throughline.casefile.register.Register;
import org.throughline.casefile.register.RegisterEntry;
import org.throughline.referrals.contract.Contract;
import org.throughline.referrals.contract.FieldSpec;
import org.throughline.referrals.contract.RegisterSpec;
import org.throughline.referrals.contract.ShapeCheck;
import org.throughline.referrals.contract.Violation;
import org.throughline.referrals.stored.DomainJson;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The body of a command on the registers: an entry of the set-up, and a commandId beside it.
 *
 * @param entry null when something is wrong with the body
 */
public record RegisterBody(
        String commandId, @Nullable RegisterEntry entry, List<Violation> violations) {

    private static final FieldSpec COMMAND_ID =
            new FieldSpec("commandId", "id", true, "", false, true);

    private static final Map<String, Class<? extends RegisterEntry>> ENTRIES =
            Map.of(
                    "Agency", RegisterEntry.Agency.class,
                    "Agreement", RegisterEntry.Agreement.class,
                    "Staff", RegisterEntry.Staff.class,
                    "CodeMap", RegisterEntry.CodeMap.class,
                    "ForumMeeting", RegisterEntry.ForumMeeting.class,
                    "ForumSignature", RegisterEntry.ForumSignature.class,
                    "ForumResearch", RegisterEntry.ForumResearch.class,
                    "ForumAttendance", RegisterEntry.ForumAttendance.class,
                    "ClockSetting", RegisterEntry.ClockSetting.class);

    public RegisterBody {
        violations = List.copyOf(violations);
    }

    /** Whether the body of this command is an entry that the registers keep. */
    public static boolean isEntry(RegisterSpec command) {
        return ENTRIES.containsKey(command.body());
    }

    /** What was handed in, checked for its shape. */
    public static RegisterBody read(RegisterSpec command, JsonNode data) {
        var violations = violationsOf(command, data);
        if (!violations.isEmpty()) {
            return new RegisterBody("", null, violations);
        }
        var commandId = data.path("commandId").asString();
        try {
            var type = Objects.requireNonNull(ENTRIES.get(command.body()));
            var entry = DomainJson.mapper().treeToValue(own(data), type);
            return new RegisterBody(commandId, entry, List.of());
        } catch (JacksonException | IllegalArgumentException e) {
            // A role or an id that the contract types more loosely than the entry.
            return new RegisterBody(
                    commandId,
                    null,
                    List.of(new Violation("body", "holds a code that is not in its list")));
        }
    }

    /** What is wrong with the shape of such a body, whatever is made of it. */
    public static List<Violation> violationsOf(RegisterSpec command, JsonNode data) {
        var contract = Contract.standard();
        if (!data.isObject()) {
            return List.of(
                    new Violation(
                            "body", "must be one JSON object with the fields of the command"));
        }
        var violations = new ArrayList<Violation>();
        if (!data.has("commandId")) {
            violations.add(new Violation("commandId", "is missing"));
        } else if (!ShapeCheck.ofValue(
                        contract, COMMAND_ID, data.path("commandId"), data, Register.EMPTY)
                .isEmpty()) {
            violations.add(
                    new Violation("commandId", "must be an id: 1 to 64 of A-Z a-z 0-9 . _ : -"));
        }
        violations.addAll(ShapeCheck.ofEntry(contract, "", command.body(), own(data)));
        return violations;
    }

    /** The entry itself, without what steers the command. */
    public static ObjectNode own(JsonNode data) {
        var own = ((ObjectNode) data).deepCopy();
        own.remove("commandId");
        return own;
    }
}
