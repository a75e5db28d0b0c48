package org.throughline.server.story;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.throughline.casefile.RecordedEvent;
import org.throughline.casefile.ids.AgencyId;
import org.throughline.casefile.ids.CaseId;
import org.throughline.casefile.ids.ReferralId;
import org.throughline.casefile.memory.ErrorMarks;
import org.throughline.casefile.memory.Referrals;
import org.throughline.casefile.tasks.FourLamps;
import org.throughline.casefile.tasks.Task;
import org.throughline.referrals.Desk;
import org.throughline.referrals.stored.DomainJson;
import org.throughline.views.replay.Replay;
import tools.jackson.databind.JsonNode;

/**
 * Compares a case and what the agencies hold of it with an expectation file; each difference is one
 * sentence.
 */
final class ExpectationCheck {
    private final Desk desk;
    private final AgencyCopies copies;
    private final JsonNode expected;
    private final CaseId caseId;
    private final List<RecordedEvent> history;
    private final Map<String, Integer> places;
    private final Differences differences = new Differences();

    private ExpectationCheck(Desk desk, AgencyCopies copies, JsonNode expected) {
        this.desk = desk;
        this.copies = copies;
        this.expected = expected;
        this.caseId = new CaseId(expected.path("case").asString());
        this.history = desk.histories().of(caseId);
        this.places = CaseJson.places(history);
    }

    static List<String> differences(Desk desk, AgencyCopies copies, JsonNode expected) {
        var check = new ExpectationCheck(desk, copies, expected);
        check.profile();
        EventsExpectation.check(check.history, expected, check.differences);
        check.agencies();
        check.asOf();
        check.lamps();
        check.mustHold();
        check.otherCases();
        return check.differences.all();
    }

    private void same(String what, Object got, Object wanted) {
        differences.same(what, got, wanted);
    }

    private void profile() {
        if (expected.has("profile")) {
            same("profile", desk.registers().now().clockProfile(), expected.path("profile"));
        }
    }

    private void agencies() {
        for (var agency : desk.registers().now().agencies()) {
            var wanted = expected.path("agencies").get(agency.code().value());
            if (wanted == null) {
                if (!copies.told(agency.code(), caseId).isEmpty()) {
                    differences.add(agency.code() + " holds entries, none expected");
                }
            } else {
                AgencyExpectation.check(agency.code(), wanted, caseId, places, copies, differences);
            }
        }
    }

    private void asOf() {
        for (var question : expected.path("asOf")) {
            var known = moment(question.path("knownBy"));
            var happened = moment(question.path("happenedBy"));
            var replay = Replay.of(history).asOf(known, happened);
            var what =
                    "as of known "
                            + question.path("knownBy")
                            + ", happened "
                            + question.path("happenedBy");
            same(
                    what,
                    replay.stream().map(one -> one.event().caseSeq()).toList(),
                    question.path("caseSeq"));
            var value = question.path("value");
            if (!value.isMissingNode()) {
                var now =
                        value(value.path("caseSeq").asInt(), value.path("field").asString(), known);
                if (value.has("equals")) {
                    same(what + " value", now, value.path("equals"));
                } else if (!String.valueOf(now).contains(value.path("contains").asString())) {
                    differences.add(what + " value does not contain what it should");
                }
            }
        }
    }

    private Object value(
            int caseSeq, String field, @org.jspecify.annotations.Nullable Instant knownBy) {
        return Replay.of(history).asOf(knownBy, null).stream()
                .filter(one -> one.event().caseSeq() == caseSeq)
                .findFirst()
                .map(one -> one.payload().getOrDefault(field, ""))
                .orElse("");
    }

    private static @org.jspecify.annotations.Nullable Instant moment(JsonNode json) {
        return json.isString() ? DomainJson.mapper().treeToValue(json, Instant.class) : null;
    }

    private void lamps() {
        for (var lamp : expected.path("lamps")) {
            int after = lamp.path("after").asInt();
            var lamps =
                    FourLamps.of(
                            history.stream().filter(event -> event.caseSeq() <= after).toList());
            same(
                    "lamps after " + after,
                    List.of(
                            lamps.of(Task.HELP).state().code(),
                            lamps.of(Task.INTERVENTION).state().code(),
                            lamps.of(Task.IMPACT).state().code(),
                            lamps.of(Task.RESOLUTION).state().code()),
                    List.of(
                            lamp.path("help"),
                            lamp.path("intervention"),
                            lamp.path("impact"),
                            lamp.path("resolution")));
        }
    }

    private void mustHold() {
        var must = expected.path("mustHold");
        same("events", history.size(), must.path("events"));
        must.path("counts")
                .properties()
                .forEach(one ->
                        same(
                                one.getKey() + " count",
                                copies.told(new AgencyId(one.getKey()), caseId).size(),
                                one.getValue()));
        must.path("lateRows")
                .properties()
                .forEach(one ->
                        same(
                                one.getKey() + " late rows",
                                copies.told(new AgencyId(one.getKey()), caseId).stream()
                                        .filter(entry -> entry.lateRelease())
                                        .map(entry -> CaseJson.place(entry, places))
                                        .toList(),
                                one.getValue()));
        must.path("onlyAfter")
                .properties()
                .forEach(one ->
                        same(
                                one.getKey() + " after " + one.getValue().path("after"),
                                copies.told(new AgencyId(one.getKey()), caseId).stream()
                                        .map(entry -> CaseJson.place(entry, places))
                                        .filter(place ->
                                                place > one.getValue().path("after").asInt())
                                        .toList(),
                                one.getValue().path("rows")));
        var referrals = Referrals.NONE;
        for (var event : history) {
            referrals = referrals.evolve(event);
        }
        var states = referrals;
        must.path("states")
                .properties()
                .forEach(one ->
                        same(
                                "state of " + one.getKey(),
                                states.find(new ReferralId(one.getKey()))
                                        .map(found -> found.state().name())
                                        .orElse("none"),
                                one.getValue()));
        same("incidents counted", incidents(history), must.path("incidentsCounted"));
        must.path("values")
                .forEach(value ->
                        same(
                                "value "
                                        + value.path("caseSeq")
                                        + "."
                                        + value.path("field").asString(),
                                value(
                                        value.path("caseSeq").asInt(),
                                        value.path("field").asString(),
                                        null),
                                value.path("equals")));
    }

    private static List<Object> incidents(List<RecordedEvent> events) {
        return ErrorMarks.without(events).stream()
                .filter(event -> event.type().equals("IncidentRecorded"))
                .map(event -> event.payload().getOrDefault("incidentId", ""))
                .toList();
    }

    private void otherCases() {
        expected.path("otherCases")
                .properties()
                .forEach(one -> {
                    var other = new CaseId(one.getKey());
                    var events = desk.histories().of(other);
                    same("events of " + other, events.size(), one.getValue().path("events"));
                    same(
                            "incidents of " + other,
                            incidents(events),
                            one.getValue().path("incidentsCounted"));
                    for (var agency : desk.registers().now().agencies()) {
                        if (!copies.told(agency.code(), other).isEmpty()) {
                            differences.add(agency.code() + " holds something of " + other);
                        }
                    }
                });
    }
}
