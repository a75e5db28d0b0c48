package org.throughline.server.cli;

import tools.jackson.databind.JsonNode;

/** Timelines and replays for people: a table within 80 columns. */
final class Printed {
    private Printed() {}

    static int print(Operator.Answer answer, boolean asJson) {
        var body = answer.body();
        if (answer.status() != 200) {
            System.err.println(body.path("detail").asString("It was refused."));
            return answer.status() == 404 ? Words.NOT_FOUND : Words.USAGE;
        }
        if (asJson) {
            System.out.println(body);
            return Words.FINE;
        }
        System.out.println(
                "Case "
                        + body.path("case").asString()
                        + (body.has("agency")
                                ? ", as told to " + body.path("agency").asString()
                                : ""));
        if (body.has("count")) {
            System.out.println(
                    body.path("count").asInt()
                            + " entries, gate open since event "
                            + body.path("opensAt")
                            + (body.path("closesAt").isNull()
                                    ? ""
                                    : ", closed at " + body.path("closesAt")));
        }
        (body.has("entries") ? body.path("entries") : body.path("events")).forEach(Printed::line);
        return Words.FINE;
    }

    private static void line(JsonNode one) {
        var number =
                one.has("agencySeq") ? one.path("agencySeq").asInt() : one.path("caseSeq").asInt();
        System.out.println(
                "%4d  %-26s %-2s %-4s %-20s %s"
                        .formatted(
                                number,
                                one.path("type").asString(),
                                one.path("level").asString(""),
                                one.path("lateRelease").asBoolean(false) ? "late" : "",
                                one.path("occurredAt").asString(),
                                one.path("recordedAt").asString()));
    }
}
