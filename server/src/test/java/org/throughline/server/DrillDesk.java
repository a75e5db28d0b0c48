package org.throughline.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.UUID;
import org.throughline.casefile.Actor;
import org.throughline.casefile.ids.CaseId;
import org.throughline.referrals.Answer;
import org.throughline.referrals.Desk;
import org.throughline.referrals.Handed;
import org.throughline.referrals.stored.DomainJson;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The same story of many people, each of whom is called by a word of their own. */
record DrillDesk(Desk desk) {
    private static final int FIRST = 20_000;
    private static final Map<String, String> DATA_LEAD =
            Map.of("person", "DP-1", "role", "data-lead", "agency", "project");
    private static final Map<String, String> CASEWORKER =
            Map.of("person", "CW-1", "role", "caseworker", "agency", "project");

    static String token(int number) {
        return "Canary%06dYarrow".formatted(number);
    }

    static CaseId caseId(int number) {
        return new CaseId("BF-" + (FIRST + number));
    }

    /** At its own time, as an import does it, without asking all other cases at each line. */
    void tell(int number, int lines) {
        var text =
                RunningProgram.retold(
                                String.join(
                                        "\n",
                                        RunningProgram.lines("BF-0101.jsonl").subList(0, lines)),
                                Integer.toString(FIRST + number))
                        .replace("Harleen Bhullar", "Harleen " + token(number))
                        .replace("Tallow Court", token(number) + " Court")
                        .replace("Brackenford Library", token(number) + " Library")
                        .replace("A man blocked", token(number) + " blocked")
                        .replace("Please ", "Please, " + token(number) + ", ");
        for (var line : text.lines().toList()) {
            var step = DomainJson.read(line.getBytes(StandardCharsets.UTF_8));
            var at = OffsetDateTime.parse(step.path("at").asString()).toInstant();
            done(
                    new Handed(
                            step.path("command").asString(),
                            step.path("data"),
                            actor(step.path("by")),
                            at,
                            true));
        }
    }

    /**
     * Something happens now.
     *
     * @param body the fields of the command itself, as JSON
     */
    void hand(int number, String command, String body) {
        var now = Instant.now();
        var data = (ObjectNode) DomainJson.read(body.getBytes(StandardCharsets.UTF_8));
        data.put("commandId", UUID.randomUUID().toString())
                .put("occurredAt", now.truncatedTo(ChronoUnit.SECONDS).toString())
                .put("precision", "exact")
                .put("caseId", caseId(number).value());
        var by = command.equals("AddNote") ? CASEWORKER : DATA_LEAD;
        done(new Handed(command, data, actor(DomainJson.mapper().valueToTree(by)), now, false));
    }

    private void done(Handed handed) {
        assertThat(desk.hand(handed).join()).isInstanceOf(Answer.Done.class);
    }

    private static Actor actor(JsonNode json) {
        return DomainJson.mapper().convertValue(json, Actor.class);
    }
}
