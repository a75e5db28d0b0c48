package org.throughline.referrals;

import java.io.IOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.erdtman.jcs.JsonCanonicalizer;
import org.jspecify.annotations.Nullable;
import org.throughline.casefile.CaseCommand;
import org.throughline.casefile.Decider;
import org.throughline.casefile.RecordedEvent;
import org.throughline.casefile.Submission;
import org.throughline.casefile.admission.CommandTerms;
import org.throughline.casefile.admission.FieldRules;
import org.throughline.casefile.ids.CaseId;
import org.throughline.casefile.register.Register;
import org.throughline.referrals.contract.CommandSpec;
import org.throughline.referrals.contract.Contract;
import org.throughline.referrals.contract.ShapeCheck;
import org.throughline.referrals.contract.Violation;
import org.throughline.referrals.log.CaseHistories;
import org.throughline.referrals.stored.DomainJson;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** From checked JSON to a typed command, and to what makes the same command known again. */
final class Intake {
    private Intake() {}

    /** What is wrong with the shape of a command, or else with how its fields go together. */
    static List<Violation> violations(
            Contract contract,
            Handed handed,
            CommandSpec spec,
            Decider<?, ?> decider,
            Register register) {
        var shape =
                ShapeCheck.ofCommand(contract, spec, handed.data(), handed.by().role(), register);
        if (!shape.isEmpty()) {
            return shape;
        }
        var submission = submission(handed, spec, decider);
        return FieldRules.violationsOf(submission.command(), submission.occurredAt()).stream()
                .map(field ->
                        new Violation(
                                field,
                                "does not go with the other fields; see the rules of the command"))
                .toList();
    }

    static CommandTerms terms(CommandSpec spec) {
        return new CommandTerms(spec.name(), spec.roles(), spec.allowedWhenClosed());
    }

    /** The case that the data names; nothing when it names none. */
    static List<RecordedEvent> history(Handed handed, CaseHistories histories) {
        try {
            return histories.of(new CaseId(handed.data().path("caseId").asString("")));
        } catch (IllegalArgumentException notAnId) {
            return List.of();
        }
    }

    /** The same command as it would be sent after a preview of this version. */
    static Handed withPreviewSeq(Handed handed, int version) {
        if (!(handed.data() instanceof ObjectNode data) || data.has("previewSeq")) {
            return handed;
        }
        var whole = data.deepCopy().put("previewSeq", Math.max(version, 1));
        return new Handed(handed.command(), whole, handed.by(), handed.at(), handed.storyTime());
    }

    /** The command itself, and what every command says around it. */
    static Submission<? extends CaseCommand> submission(
            Handed handed, CommandSpec spec, Decider<?, ?> decider) {
        var data = handed.data();
        ObjectNode own = DomainJson.mapper().createObjectNode();
        spec.fields()
                .forEach(field -> {
                    if (data.has(field.name())) {
                        own.set(field.name(), data.get(field.name()));
                    }
                });
        return new Submission<CaseCommand>(
                data.path("commandId").asString(),
                new CaseId(data.path("caseId").asString()),
                DomainJson.mapper().treeToValue(data.get("occurredAt"), Instant.class),
                data.path("precision").asString(),
                text(data, "lateReason"),
                data.has("expectedSeq") ? Integer.valueOf(data.path("expectedSeq").asInt()) : null,
                text(data, "onBehalfOf"),
                text(data, "messageId"),
                handed.by(),
                handed.at(),
                DomainJson.mapper().treeToValue(own, decider.command()));
    }

    private static @Nullable String text(JsonNode data, String field) {
        return data.has(field) ? data.path(field).asString() : null;
    }

    /** What makes a repetition of this command known. */
    static Map<String, String> onceKeys(Handed handed, Submission<?> submission) {
        var digest = digest(handed.command(), handed.data());
        var keys = new LinkedHashMap<String, String>();
        keys.put("command:" + submission.caseId() + "/" + submission.commandId(), digest);
        if (submission.messageId() != null) {
            keys.put("message:" + handed.by().agency() + "/" + submission.messageId(), digest);
        }
        return keys;
    }

    /**
     * Of the command and its data in canonical form (RFC 8785): the same body in another order is
     * the same body.
     */
    static String digest(String command, JsonNode data) {
        try {
            var text = DomainJson.mapper().createArrayNode().add(command).add(data).toString();
            var canonical = new JsonCanonicalizer(text).getEncodedUTF8();
            return "sha256:"
                    + HexFormat.of()
                            .formatHex(MessageDigest.getInstance("SHA-256").digest(canonical));
        } catch (IOException | NoSuchAlgorithmException e) {
            throw new IllegalStateException("a checked command has no canonical form", e);
        }
    }
}
