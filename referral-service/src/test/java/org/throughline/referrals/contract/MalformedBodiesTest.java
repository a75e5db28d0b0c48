package org.throughline.referrals.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.throughline.casefile.Role;
import org.throughline.casefile.register.Register;
import org.throughline.referrals.register.SetupFile;
import org.throughline.referrals.stored.DomainJson;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Bodies with one thing wrong, made from every command and field of the contract. */
class MalformedBodiesTest {
    private static final String SECRET = "Harleen of 4 Mill Lane";
    private static final String SECRET_JSON = '"' + SECRET;
    private static final Contract CONTRACT = Contract.standard();

    /** Wrong for every type that the contract knows. */
    private static final List<String> WRONG =
            List.of(
                    "null",
                    "1.0",
                    "1e400",
                    "-1",
                    "123456789012345678901234567890",
                    "{\"oops\":" + SECRET_JSON + "\"}",
                    "[[" + SECRET_JSON + "\"]]",
                    SECRET_JSON + "\\u0000\"",
                    SECRET_JSON + "\\ud800\"",
                    SECRET_JSON + "\\udc00 \"",
                    SECRET_JSON + "x".repeat(5000) + '"');

    private final Register register = register();

    private static Register register() {
        var register = Register.EMPTY;
        for (var entry : SetupFile.read(json(setup()), register).entries()) {
            register = register.with(entry);
        }
        return register;
    }

    private static String setup() {
        try {
            return Files.readString(Path.of("..", "stories", "setup.json"));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static JsonNode json(String text) {
        return DomainJson.read(text.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void every_field_with_a_wrong_value_is_named_and_its_value_is_not_repeated() {
        int bodies = 0;
        for (var command : CONTRACT.commands()) {
            var fields = new ArrayList<>(CONTRACT.commonFields());
            fields.addAll(command.fields());
            for (var field : fields) {
                for (var wrong : WRONG) {
                    var body = DomainJson.mapper().createObjectNode();
                    body.set(field.name(), json(wrong));
                    var found = check(command, body);
                    assertThat(found)
                            .as(
                                    command.name()
                                            + " "
                                            + field.name()
                                            + " "
                                            + wrong.substring(0, Math.min(12, wrong.length())))
                            .anyMatch(violation ->
                                    violation.field().startsWith(field.name())
                                            && !violation.message().equals("is missing"));
                    assertThat(found)
                            .noneMatch(violation -> violation.toString().contains("Harleen"));
                    bodies++;
                }
            }
        }
        assertThat(bodies).isGreaterThan(500);
    }

    @Test
    void every_required_field_that_is_missing_is_named() {
        for (var command : CONTRACT.commands()) {
            var missing =
                    check(command, DomainJson.mapper().createObjectNode()).stream()
                            .map(Violation::field);

            assertThat(missing)
                    .as(command.name())
                    .contains("commandId", "caseId", "occurredAt", "precision")
                    .containsAll(
                            command.fields().stream()
                                    .filter(FieldSpec::isRequired)
                                    .map(FieldSpec::name)
                                    .toList());
        }
    }

    @Test
    void what_is_no_object_is_no_command() {
        var command = CONTRACT.commands().getFirst();
        for (var body : List.of("null", "[]", "1", "true", "\"text\"")) {
            assertThat(ShapeCheck.ofCommand(CONTRACT, command, json(body), Role.INTAKE, register))
                    .hasSize(1);
        }
    }

    @Test
    void the_name_of_an_unknown_field_is_not_repeated_when_it_holds_words() {
        var body = DomainJson.mapper().createObjectNode().put(SECRET, 1).put("surprise", 1);

        var found = check(CONTRACT.commands().getFirst(), body);

        assertThat(found).anyMatch(violation -> violation.field().equals("surprise"));
        assertThat(found).noneMatch(violation -> violation.toString().contains("Harleen"));
    }

    @Test
    void an_agency_numbers_its_messages_and_the_project_does_not() {
        var command = CONTRACT.command("AcceptReferral").orElseThrow();
        var body = DomainJson.mapper().createObjectNode();

        assertThat(fields(command, body, Role.AGENCY_USER)).contains("messageId");
        body.put("messageId", "m-1").put("expectedSeq", 3);
        assertThat(fields(command, body, Role.AGENCY_USER))
                .contains("expectedSeq")
                .doesNotContain("messageId");
        assertThat(fields(command, body, Role.CASEWORKER))
                .contains("messageId")
                .doesNotContain("expectedSeq");
    }

    private List<String> fields(CommandSpec command, ObjectNode body, Role role) {
        return ShapeCheck.ofCommand(CONTRACT, command, body, role, register).stream()
                .map(Violation::field)
                .toList();
    }

    private List<Violation> check(CommandSpec command, ObjectNode body) {
        return ShapeCheck.ofCommand(CONTRACT, command, body, Role.CASEWORKER, register);
    }
}
