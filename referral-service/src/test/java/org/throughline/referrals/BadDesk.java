package org.throughline.referrals;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.throughline.casefile.Actor;
import org.throughline.casefile.Refusal;
import org.throughline.casefile.Role;
import org.throughline.casefile.admission.Deciders;
import org.throughline.casefile.ids.AgencyId;
import org.throughline.casefile.ids.CaseId;
import org.throughline.casefile.ids.PersonId;
import org.throughline.referrals.Answer.Refused;
import org.throughline.referrals.bad.GoodBodies;
import org.throughline.referrals.contract.CommandSpec;
import org.throughline.referrals.contract.Contract;
import org.throughline.referrals.contract.ContractFieldTypes;
import org.throughline.referrals.stored.DomainJson;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** A desk that has told two stories and is handed bad input, and what it answered. */
final class BadDesk implements AutoCloseable {
    /** After the story: the gate of the police is open, by a sharing decision. */
    static final String OPEN = "BF-0102";

    static final String CLOSED = "CL-1";
    static final String OF_ANOTHER_PROJECT = "MB-1";
    static final Contract CONTRACT = Contract.standard();
    private static final Instant NOW = Instant.parse("2025-04-18T08:00:00Z");
    static final Map<Role, Actor> SENDERS =
            Map.of(
                    Role.CASEWORKER, staff("CW-1", Role.CASEWORKER),
                    Role.SUPERVISOR, staff("SV-1", Role.SUPERVISOR),
                    Role.FORUM, staff("FC-1", Role.FORUM),
                    Role.DATA_LEAD, staff("DP-1", Role.DATA_LEAD),
                    Role.INTAKE, staff("IN-1", Role.INTAKE),
                    Role.AUDITOR, staff("AU-1", Role.AUDITOR),
                    Role.ADMIN, staff("AD-1", Role.ADMIN),
                    Role.SYSTEM, staff("system", Role.SYSTEM),
                    Role.AGENCY_USER, police(Role.AGENCY_USER),
                    Role.AGENCY_SYSTEM, police(Role.AGENCY_SYSTEM));
    private static final List<Role> FIRST_TO_SEND =
            List.of(
                    Role.CASEWORKER,
                    Role.SUPERVISOR,
                    Role.FORUM,
                    Role.DATA_LEAD,
                    Role.INTAKE,
                    Role.AGENCY_USER,
                    Role.SYSTEM);

    /** The commands of the contract that are built. */
    final List<CommandSpec> commands;

    private final TestDesk desk = new TestDesk();
    private final List<String> wrong = new ArrayList<>();
    private final Map<Refusal, Integer> refusals = new EnumMap<>(Refusal.class);
    private int handedIn;

    BadDesk() {
        var built =
                Deciders.all(new ContractFieldTypes(CONTRACT)).stream()
                        .map(decider -> decider.command().getSimpleName())
                        .toList();
        commands = CONTRACT.commands().stream().filter(it -> built.contains(it.name())).toList();
        assertThat(commands).hasSize(built.size()).hasSizeGreaterThan(50);
        tellStories();
        openTwoMore();
    }

    private static Actor sender(Role role) {
        return Objects.requireNonNull(SENDERS.get(role), role.name());
    }

    private static Actor staff(String person, Role role) {
        return new Actor(new PersonId(person), role, AgencyId.PROJECT);
    }

    private static Actor police(Role role) {
        return new Actor(new PersonId("BP-U1"), role, new AgencyId("BP"));
    }

    private void tellStories() {
        for (var story : List.of("BF-0101", "BF-0102")) {
            for (var step : TestDesk.steps(story + ".jsonl")) {
                var at = DomainJson.mapper().treeToValue(step.get("at"), Instant.class);
                desk.desk.fireDue(new CaseId(story), at, true);
                assertThat(desk.hand(step)).isInstanceOf(Answer.Done.class);
            }
        }
    }

    private void openTwoMore() {
        var good = new GoodBodies();
        var open = CONTRACT.command("OpenCase").orElseThrow();
        var other = good.smallest(open, OF_ANOTHER_PROJECT).put("projectId", "millbeck-support");
        record("OpenCase", other, staff("CW-7", Role.CASEWORKER));
        var opening = good.smallest(open, CLOSED).put("commandId", "opening");
        record("OpenCase", opening, sender(Role.CASEWORKER));
        var close = CONTRACT.command("CloseCase").orElseThrow();
        var closing = good.smallest(close, CLOSED).put("commandId", "closing");
        closing.put("reasonCode", "client-ended");
        record("CloseCase", closing, sender(Role.CASEWORKER));
    }

    private void record(String command, ObjectNode body, Actor by) {
        assertThat(desk.desk.hand(new Handed(command, body, by, NOW, true)).join())
                .isInstanceOf(Answer.Done.class);
    }

    long head() {
        return desk.log.head();
    }

    int handedIn() {
        return handedIn;
    }

    /** How often each refusal was given. */
    Map<Refusal, Integer> refusals() {
        return Map.copyOf(refusals);
    }

    /** Every body got the refusal that it should, and the log is as it was. */
    void refusedAllAndRecordedNothing(long head) {
        var found = List.copyOf(wrong);
        wrong.clear();
        assertThat(found).isEmpty();
        assertThat(head()).isEqualTo(head);
    }

    static Role permitted(CommandSpec command) {
        return FIRST_TO_SEND.stream().filter(command.roles()::contains).findFirst().orElseThrow();
    }

    /** Agencies number their messages. */
    static ObjectNode numbered(ObjectNode body, Role by) {
        if (by.isOfAgency()) {
            body.put("messageId", "message-" + body.hashCode());
        }
        return body;
    }

    /** Hands a body in and notes what is wrong with the answer. */
    void refused(CommandSpec command, String what, JsonNode body, Role by, Set<Refusal> expected) {
        handedIn++;
        var sender = sender(by);
        try {
            var answer = desk.desk.hand(new Handed(command.name(), body, sender, NOW, true)).join();
            if (answer instanceof Refused refused && expected.contains(refused.reason())) {
                refusals.merge(refused.reason(), 1, Integer::sum);
            } else {
                wrong.add(command.name() + " by " + by + ", " + what + ": " + answer);
            }
        } catch (RuntimeException thrown) {
            wrong.add(command.name() + " by " + by + ", " + what + " threw " + thrown.getCause());
        }
    }

    @Override
    public void close() {
        desk.close();
    }
}
