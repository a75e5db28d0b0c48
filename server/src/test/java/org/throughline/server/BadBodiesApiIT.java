package org.throughline.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.throughline.casefile.Refusal;
import org.throughline.casefile.Role;
import org.throughline.casefile.admission.Deciders;
import org.throughline.log.PostgresLog;
import org.throughline.referrals.contract.CommandSpec;
import org.throughline.referrals.contract.Contract;
import org.throughline.referrals.contract.ContractFieldTypes;
import org.throughline.referrals.contract.FieldSpec;
import org.throughline.referrals.stored.DomainJson;

/**
 * For every command and field of the contract a body with a wrong value, over the API: 422 with a
 * problem each, never a 500 and never an echo, and nothing is recorded.
 */
class BadBodiesApiIT {
    private static final RunningProgram PROGRAM = RunningProgram.shared();
    private static final Contract CONTRACT = Contract.standard();
    private static final String SECRET = "Quendolyn Secretname";

    /** Each request is signed in anew, which takes longer than all the rest of it. */
    private static final int STRIDE = Integer.getInteger("bad.bodies.stride", 12);

    private static final List<String> WRONG =
            List.of("null", "{\"oops\":\"" + SECRET + "\"}", "\"" + SECRET + "\\u0000\"");

    private final List<String> wrong = new ArrayList<>();
    private int sent;
    private int seen;

    private static List<CommandSpec> built() {
        var names =
                Deciders.all(new ContractFieldTypes(CONTRACT)).stream()
                        .map(decider -> decider.command().getSimpleName())
                        .toList();
        return CONTRACT.commands().stream().filter(it -> names.contains(it.name())).toList();
    }

    @Test
    void fields_of_every_command_are_refused_with_their_name_when_their_value_is_wrong() {
        var head = PROGRAM.bean(PostgresLog.class).head();
        for (var command : built()) {
            var fields = new ArrayList<>(command.fields());
            fields.addAll(CONTRACT.commonFields());
            for (var field : fields) {
                if (seen++ % STRIDE == 0) {
                    refused(command, field, WRONG.get(sent % WRONG.size()));
                }
            }
            refused(command, "{}", "commandId");
            refused(command, "{\"surprise\":\"" + SECRET + "\"}", "surprise");
        }
        System.out.println("bad bodies sent over the API: " + sent);
        assertThat(wrong).isEmpty();
        assertThat(sent).isGreaterThan(200);
        assertThat(PROGRAM.bean(PostgresLog.class).head()).isEqualTo(head);
    }

    private void refused(CommandSpec command, FieldSpec field, String value) {
        refused(command, "{\"" + field.name() + "\":" + value + "}", field.name());
    }

    private void refused(CommandSpec command, String body, String field) {
        sent++;
        var isOfAgency = command.roles().stream().allMatch(Role::isOfAgency);
        var answer = PROGRAM.command(command.name(), body, isOfAgency ? "BP-U1" : "CW-1");
        var text = answer.body();
        if (answer.statusCode() != 422
                || !text.contains("\"code\":\"VALIDATION\"")
                || !text.contains('"' + field)
                || text.contains(SECRET)) {
            wrong.add(command.name() + " " + body + ": " + answer.statusCode() + " " + text);
        }
    }

    @Test
    void every_refusal_has_the_status_that_the_contract_gives_it() throws IOException {
        try (var file = Contract.class.getResourceAsStream("commands.json")) {
            var refusals = DomainJson.read(file.readAllBytes()).path("refusals");
            assertThat(refusals.size()).isGreaterThan(20);
            for (var refusal : Refusal.values()) {
                assertThat(refusal.status())
                        .as(refusal.name())
                        .isEqualTo(refusals.path(refusal.name()).path("status").asInt());
            }
        }
    }
}
