package org.throughline.server.pages.caseworker;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.throughline.casefile.register.Register;
import org.throughline.server.pages.Names;
import org.throughline.server.pages.Wording;
import org.throughline.views.replay.Replay;

/**
 * What the project keeps an eye on in a case, as the reader may see it.
 *
 * @param household who lives with the client, one sentence each
 * @param reminders those that are not cleared
 */
public record CareView(
        List<String> household, List<Need> needs, List<Goal> goals, List<Reminder> reminders) {
    public CareView {
        household = List.copyOf(household);
        needs = List.copyOf(needs);
        goals = List.copyOf(goals);
        reminders = List.copyOf(reminders);
    }

    /** What the client needs, and whether it is met. */
    public record Need(String category, String severity, String state) {}

    /** Something that a plan sets out to reach. */
    public record Goal(String wording, String measure, String by, String progress) {}

    /** Something that somebody must not forget. */
    public record Reminder(String what, String due, String owner) {}

    static CareView of(List<Replay.Known> events, Register register) {
        var household = new LinkedHashMap<String, String>();
        var needs = new LinkedHashMap<String, Need>();
        var goals = new LinkedHashMap<String, Goal>();
        var reminders = new LinkedHashMap<String, Reminder>();
        for (var event : events) {
            var payload = event.payload();
            switch (event.event().type()) {
                case "HouseholdMemberAdded" ->
                        household.put(text(payload, "memberRef"), member(payload));
                case "NeedIdentified" ->
                        needs.put(
                                text(payload, "needId"),
                                new Need(
                                        label("NeedIdentified", "category", payload),
                                        label("NeedIdentified", "severity", payload),
                                        "not reviewed yet"));
                case "NeedReviewed" ->
                        needs.computeIfPresent(
                                text(payload, "needId"),
                                (_, need) ->
                                        new Need(
                                                need.category(),
                                                need.severity(),
                                                label("NeedReviewed", "state", payload)));
                case "SupportPlanAgreed" -> takeGoals(payload.get("goals"), goals);
                case "GoalReviewed" ->
                        goals.computeIfPresent(
                                text(payload, "goalId"),
                                (_, goal) ->
                                        new Goal(
                                                goal.wording(),
                                                goal.measure(),
                                                goal.by(),
                                                label("GoalReviewed", "progress", payload)));
                case "ReminderSet" ->
                        reminders.put(text(payload, "reminderId"), reminder(payload, register));
                case "ReminderCleared" -> reminders.remove(text(payload, "reminderId"));
                default -> {
                    // Everything else stands on the timeline alone.
                }
            }
        }
        return new CareView(
                List.copyOf(household.values()),
                List.copyOf(needs.values()),
                List.copyOf(goals.values()),
                List.copyOf(reminders.values()));
    }

    private static String member(Map<String, Object> payload) {
        var name = text(payload, "name");
        return (name.isEmpty() ? "" : name + ", ")
                + label("HouseholdMemberAdded", "relation", payload)
                + ", "
                + label("HouseholdMemberAdded", "ageBand", payload)
                + (Boolean.TRUE.equals(payload.get("alsoTargeted")) ? ", also targeted" : "");
    }

    /** Free text is missing where the reader may not see it, and then there are no goals. */
    private static void takeGoals(@Nullable Object list, Map<String, Goal> goals) {
        if (list instanceof List<?> all) {
            for (var one : all) {
                if (one instanceof Map<?, ?> goal) {
                    goals.put(
                            text(goal, "goalId"),
                            new Goal(
                                    text(goal, "wording"),
                                    text(goal, "measure"),
                                    text(goal, "date"),
                                    "not reviewed yet"));
                }
            }
        }
    }

    private static Reminder reminder(Map<String, Object> payload, Register register) {
        var owner = text(payload, "owner");
        return new Reminder(
                text(payload, "what"),
                Wording.read(text(payload, "due"), Map.of()),
                Names.ofPerson(owner, register));
    }

    private static String text(Map<?, ?> payload, String field) {
        return payload.get(field) instanceof String text ? text : "";
    }

    /** What people call the code in the field. */
    private static String label(String type, String field, Map<String, Object> payload) {
        return Wording.lines(type, Map.of(field, payload.getOrDefault(field, "")))
                .getFirst()
                .value();
    }
}
