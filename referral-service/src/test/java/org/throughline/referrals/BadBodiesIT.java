package org.throughline.referrals;

import static org.assertj.core.api.Assertions.assertThat;
import static org.throughline.referrals.BadDesk.CLOSED;
import static org.throughline.referrals.BadDesk.OF_ANOTHER_PROJECT;
import static org.throughline.referrals.BadDesk.OPEN;
import static org.throughline.referrals.BadDesk.numbered;
import static org.throughline.referrals.BadDesk.permitted;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.throughline.casefile.Refusal;
import org.throughline.casefile.Role;
import org.throughline.referrals.bad.Contradictions;
import org.throughline.referrals.bad.GoodBodies;
import org.throughline.referrals.bad.Spoiled;
import org.throughline.referrals.contract.CommandSpec;

/**
 * Bad input for every command, made from the contract and handed to a real desk: each gets the
 * refusal of the contract, none an exception, and the log stays as it was.
 */
class BadBodiesIT {
    private static BadDesk desk;

    private final GoodBodies good = new GoodBodies();

    @BeforeAll
    static void open() {
        desk = new BadDesk();
    }

    @AfterAll
    static void close() {
        System.out.println("bad bodies handed in: " + desk.handedIn() + " " + desk.refusals());
        desk.close();
    }

    @Test
    void a_body_with_one_thing_wrong_in_its_shape_is_refused_as_such() {
        var head = desk.head();
        for (var command : desk.commands) {
            var by = permitted(command);
            for (var body : Spoiled.of(good, command, OPEN)) {
                var data = numbered(body.data(), by);
                desk.refused(command, body.what(), data, by, Set.of(Refusal.VALIDATION));
            }
            if (by.isOfAgency()) {
                var unnumbered = good.fullest(command, OPEN);
                desk.refused(command, "no messageId", unnumbered, by, Set.of(Refusal.VALIDATION));
            }
        }
        desk.refusedAllAndRecordedNothing(head);
        assertThat(desk.refusals().get(Refusal.VALIDATION)).isGreaterThan(3000);
    }

    @Test
    void fields_that_contradict_each_other_are_refused() {
        var head = desk.head();
        for (var body : Contradictions.of(good, OPEN)) {
            var command = BadDesk.CONTRACT.command(body.command()).orElseThrow();
            if (desk.commands.contains(command)) {
                var by = permitted(command);
                var data = numbered(body.data(), by);
                desk.refused(command, body.data().toString(), data, by, Set.of(Refusal.VALIDATION));
            }
        }
        desk.refusedAllAndRecordedNothing(head);
    }

    @Test
    void a_case_that_is_hidden_from_the_sender_is_as_unknown_as_one_that_does_not_exist() {
        var head = desk.head();
        for (var command : desk.commands) {
            var by = permitted(command);
            var isOpening = command.name().equals("OpenCase");
            for (var caseId : List.of("NO-1", OF_ANOTHER_PROJECT)) {
                // A timer is of no project: to it the case of another exists.
                if (by == Role.SYSTEM && caseId.equals(OF_ANOTHER_PROJECT)) {
                    continue;
                }
                for (var body :
                        List.of(good.smallest(command, caseId), good.fullest(command, caseId))) {
                    if (isOpening) {
                        body.put("projectId", "millbeck-support");
                    }
                    var what = "case " + caseId;
                    desk.refused(command, what, numbered(body, by), by, Set.of(Refusal.NOT_FOUND));
                }
            }
            var body = good.smallest(command, OPEN);
            desk.refused(command, "as admin", body, Role.ADMIN, Set.of(Refusal.NOT_FOUND));
        }
        desk.refusedAllAndRecordedNothing(head);
    }

    @Test
    void a_case_is_not_opened_under_an_id_that_is_taken() {
        var head = desk.head();
        var open = BadDesk.CONTRACT.command("OpenCase").orElseThrow();
        for (var taken : List.of(OPEN, OF_ANOTHER_PROJECT)) {
            var body = good.smallest(open, taken);
            desk.refused(open, taken, body, Role.CASEWORKER, Set.of(Refusal.VERSION_CONFLICT));
        }
        desk.refusedAllAndRecordedNothing(head);
    }

    @Test
    void a_role_that_may_not_send_the_command_is_refused() {
        var head = desk.head();
        for (var command : desk.commands) {
            for (var role : BadDesk.SENDERS.keySet()) {
                if (!command.roles().contains(role) && role != Role.ADMIN) {
                    var body = numbered(good.smallest(command, OPEN), role);
                    desk.refused(command, "as " + role, body, role, Set.of(Refusal.FORBIDDEN_ROLE));
                }
            }
        }
        desk.refusedAllAndRecordedNothing(head);
    }

    @Test
    void a_time_or_a_version_that_cannot_be_is_refused() {
        var head = desk.head();
        for (var command : desk.commands) {
            var by = permitted(command);
            for (var time : List.of("2025-04-18T08:02:01Z", "2025-01-17T07:59:00Z")) {
                var body = numbered(good.smallest(command, OPEN), by).put("occurredAt", time);
                desk.refused(command, "at " + time, body, by, Set.of(Refusal.TIME_INVALID));
            }
            if (!by.isOfAgency()) {
                var body = good.smallest(command, OPEN).put("expectedSeq", 1);
                desk.refused(command, "seen at 1", body, by, Set.of(Refusal.VERSION_CONFLICT));
            }
        }
        desk.refusedAllAndRecordedNothing(head);
    }

    @Test
    void a_closed_case_takes_only_what_it_may() {
        var head = desk.head();
        for (var command : desk.commands) {
            var by = permitted(command);
            if (!command.allowedWhenClosed() && !by.isOfAgency()) {
                var body = good.smallest(command, CLOSED);
                desk.refused(command, "closed case", body, by, Set.of(Refusal.CASE_CLOSED));
            }
        }
        desk.refusedAllAndRecordedNothing(head);
    }

    @Test
    void an_id_of_another_case_is_as_unknown_as_one_that_does_not_exist() {
        var head = desk.head();
        var ids = idsOf("BF-0101.jsonl");
        for (var command : desk.commands) {
            var unknown = unknownObject(command);
            if (!unknown.isEmpty()) {
                for (var isOfAnother : List.of(false, true)) {
                    var by = permitted(command);
                    var body = numbered(good.smallest(command, OPEN), by);
                    body.propertyNames().stream()
                            .filter(field -> isOfAnother && ids.containsKey(field))
                            .toList()
                            .forEach(field -> body.put(field, ids.get(field)));
                    if (body.has("target")) {
                        body.put("target", 4000);
                    }
                    desk.refused(command, "ids elsewhere " + body, body, by, unknown);
                }
            }
        }
        desk.refusedAllAndRecordedNothing(head);
        assertThat(desk.refusals()).containsKeys(Refusal.NOT_FOUND);
    }

    /** How the contract refuses an object that the case does not know. */
    private static Set<Refusal> unknownObject(CommandSpec command) {
        return switch (command.name()) {
            case "CorrectEvent", "MarkEnteredInError", "RedactEvent" ->
                    Set.of(Refusal.TARGET_NOT_CORRECTABLE);
            case "WithdrawConsent",
                    "ReviewBreakGlass",
                    "DiscardReferral",
                    "SupplyReferralInfo",
                    "WithdrawReferral",
                    "RerouteReferral",
                    "ConfirmReferralOutcome",
                    "CloseReferral",
                    "RecordDelivery",
                    "RedeliverReferral",
                    "AcknowledgeReferral",
                    "RequestReferralInfo",
                    "AcceptReferral",
                    "DeclineReferral",
                    "StartReferral",
                    "RecordReferralProgress",
                    "PauseReferral",
                    "ResumeReferral",
                    "CompleteReferral",
                    "RecordInterventionAction",
                    "EndIntervention",
                    "RecordImpactReduced",
                    "ReviewNeed",
                    "ReviewGoal",
                    "ClearReminder",
                    "IssueForumPack",
                    "AgreeForumAction",
                    "ReportForumAction",
                    "PauseAccessClock",
                    "ResumeAccessClock",
                    "IssueDisclosurePack",
                    "DecideErasure",
                    "DestroySubjectKey",
                    "LiftLegalHold" ->
                    Set.of(Refusal.NOT_FOUND);
            default -> Set.of();
        };
    }

    private static Map<String, String> idsOf(String story) {
        var ids = new HashMap<String, String>();
        for (var step : TestDesk.steps(story)) {
            step.path("data")
                    .properties()
                    .forEach(field -> {
                        if (field.getKey().matches(".*(Id|Ref|Referral)")
                                && !field.getKey().matches("(command|case|message)Id")
                                && field.getValue().isString()) {
                            ids.put(field.getKey(), field.getValue().asString());
                        }
                    });
        }
        return ids;
    }
}
