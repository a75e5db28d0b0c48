package org.throughline.server.pages.form;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.throughline.casefile.Actor;
import org.throughline.casefile.RecordedEvent;
import org.throughline.casefile.Role;
import org.throughline.casefile.events.CaseEvent;
import org.throughline.casefile.events.ClientEvent.ContactSafetySet;
import org.throughline.casefile.events.ContactEvent.ReminderSet;
import org.throughline.casefile.events.SafetyEvent.NeedIdentified;
import org.throughline.casefile.events.SafetyEvent.SupportPlanAgreed;
import org.throughline.casefile.ids.AgencyId;
import org.throughline.casefile.ids.CaseId;
import org.throughline.casefile.ids.PersonId;
import org.throughline.casefile.register.Register;
import org.throughline.casefile.register.RegisterEntry.Staff;
import org.throughline.casefile.values.ContactRule;
import org.throughline.casefile.values.care.Goal;
import org.throughline.referrals.contract.Contract;
import org.throughline.referrals.stored.DomainJson;

/** What the forms of the work offer to choose from. */
class KnownIdsTest {
    private static final Instant MONDAY = Instant.parse("2025-03-03T09:00:00Z");
    private static final Actor HANNAH =
            new Actor(new PersonId("SV-1"), Role.SUPERVISOR, AgencyId.PROJECT);
    private static final LocalDate SUMMER = LocalDate.parse("2025-07-01");

    @Test
    void a_need_a_goal_and_a_reminder_are_told_apart_by_what_they_are() {
        var history =
                history(
                        new NeedIdentified("n1", "housing", "high"),
                        new SupportPlanAgreed(
                                List.of(
                                        new Goal("q1", "n1", "Sleep well", "Nights", SUMMER),
                                        new Goal("q2", "n1", "Go out", "Days", SUMMER)),
                                true),
                        new ReminderSet("d1", "Call the landlord", MONDAY, HANNAH.person()));

        assertThat(labels("ReviewNeed", "needId", history)).containsExactly("n1, housing");
        assertThat(labels("ReviewGoal", "goalId", history))
                .containsExactly("q2, Go out", "q1, Sleep well");
        assertThat(labels("ClearReminder", "reminderId", history))
                .containsExactly("d1, Call the landlord");
    }

    @Test
    void the_channels_that_were_spoken_of_can_be_ticked_as_unsafe() {
        var history =
                history(
                        new ContactSafetySet(
                                List.of(
                                        new ContactRule(
                                                "ch1", "text", null, "unsafe", null, false)),
                                null,
                                null,
                                SUMMER));

        assertThat(labels("AcceptHandover", "unsafeChannelsSeen", history))
                .containsExactly("ch1. Text message: DO NOT USE. It is not safe.");
    }

    @Test
    void a_case_is_handed_on_among_the_caseworkers_of_the_project() {
        assertThat(labels("AssignCaseworker", "to", List.of())).containsExactly("Ruth, caseworker");
        assertThat(labels("SetReminder", "owner", List.of()))
                .containsExactly("Hannah, supervisor", "Ruth, caseworker");
    }

    @Test
    void every_goal_of_a_new_plan_gets_an_id_of_its_own() {
        var first = form("AgreeSupportPlan", Map.of());
        var second =
                form(
                        "AgreeSupportPlan",
                        Map.of(
                                "add", new String[] {"goals"},
                                "goals.count", new String[] {"1"},
                                "goals[0].goalId", new String[] {"q-first"}));

        assertThat(goalId(first, 0)).startsWith("q-");
        assertThat(goalId(second, 0)).isEqualTo("q-first");
        assertThat(goalId(second, 1)).startsWith("q-").isNotEqualTo("q-first");
    }

    private static String goalId(List<Field> form, int place) {
        return form.stream()
                .filter(field -> field.path().equals("goals"))
                .flatMap(field -> field.groups().get(place).stream())
                .filter(field -> field.path().endsWith("goalId"))
                .map(Field::value)
                .findFirst()
                .orElseThrow();
    }

    private static List<Field> form(String command, Map<String, String[]> typed) {
        return maker(command, List.of(), typed).fields();
    }

    private static List<String> labels(String command, String name, List<RecordedEvent> history) {
        return maker(command, history, Map.of()).fields().stream()
                .filter(field -> field.path().equals(name))
                .flatMap(field -> field.choices().stream())
                .map(Field.Choice::label)
                .toList();
    }

    private static FormMaker maker(
            String command, List<RecordedEvent> history, Map<String, String[]> typed) {
        var register =
                Register.EMPTY
                        .with(staff("SV-1", "Hannah", Role.SUPERVISOR, "support"))
                        .with(staff("CW-1", "Ruth", Role.CASEWORKER, "support"))
                        .with(staff("CW-7", "Ines", Role.CASEWORKER, "other"));
        return new FormMaker(
                Contract.standard().command(command).orElseThrow(),
                register,
                history,
                HANNAH,
                typed,
                List.of());
    }

    private static Staff staff(String person, String name, Role role, String project) {
        return new Staff(
                new PersonId(person), name, role, AgencyId.PROJECT, project, "x@example.org");
    }

    private static List<RecordedEvent> history(CaseEvent... events) {
        var history = new ArrayList<RecordedEvent>();
        for (var event : events) {
            int seq = history.size() + 1;
            history.add(
                    new RecordedEvent(
                            seq,
                            new CaseId("ROSA"),
                            seq,
                            "event-" + seq,
                            event.type(),
                            1,
                            MONDAY,
                            "exact",
                            MONDAY,
                            null,
                            HANNAH,
                            null,
                            "c-" + seq,
                            null,
                            null,
                            null,
                            event,
                            DomainJson.plain(event)));
        }
        return history;
    }
}
