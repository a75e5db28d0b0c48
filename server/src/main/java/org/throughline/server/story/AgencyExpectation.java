package org.throughline.server.story;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.throughline.casefile.ids.AgencyId;
import org.throughline.casefile.ids.CaseId;
import org.throughline.casefile.sharing.release.Gate;
import org.throughline.referrals.stored.DomainJson;
import tools.jackson.databind.JsonNode;

/** What one agency should hold of a case, against what it holds in its own store. */
final class AgencyExpectation {
    private final AgencyId agency;
    private final JsonNode wanted;
    private final CaseId caseId;
    private final Map<String, Integer> places;
    private final AgencyCopies copies;
    private final Differences differences;

    private AgencyExpectation(
            AgencyId agency,
            JsonNode wanted,
            CaseId caseId,
            Map<String, Integer> places,
            AgencyCopies copies,
            Differences differences) {
        this.agency = agency;
        this.wanted = wanted;
        this.caseId = caseId;
        this.places = places;
        this.copies = copies;
        this.differences = differences;
    }

    static void check(
            AgencyId agency,
            JsonNode wanted,
            CaseId caseId,
            Map<String, Integer> places,
            AgencyCopies copies,
            Differences differences) {
        new AgencyExpectation(agency, wanted, caseId, places, copies, differences).run();
    }

    private void same(String what, Object got, Object expected) {
        differences.same(what, got, expected);
    }

    private void run() {
        var told = copies.told(agency, caseId);
        var gate = copies.gates(caseId).getOrDefault(agency, Gate.NEVER_OPENED);
        same(agency + " count", told.size(), wanted.path("count"));
        same(
                agency + " opensAt",
                String.valueOf(gate.opensAt()),
                wanted.path("opensAt").toString());
        same(
                agency + " closesAt",
                String.valueOf(gate.closesAt()),
                wanted.path("closesAt").toString());
        var arrival = CaseJson.arrival(told, places);
        for (int i = 0; i < Math.max(arrival.size(), wanted.path("arrival").size()); i++) {
            same(
                    agency + " agencySeq " + (i + 1),
                    i < arrival.size() ? arrival.get(i) : List.of(),
                    i < wanted.path("arrival").size() ? wanted.path("arrival").get(i) : List.of());
        }
        for (int i = 0; i < told.size(); i++) {
            same(agency + " number " + (i + 1), told.get(i).agencySeq(), i + 1);
        }
        same(
                agency + " display",
                CaseJson.display(copies, agency, caseId, places),
                wanted.path("display"));
        wanted.path("visible").forEach(this::visible);
        wanted.path("servedNow").forEach(this::servedNow);
        strings();
    }

    private void visible(JsonNode row) {
        var what = agency + " entry of " + row.path("caseSeq").asInt();
        var held =
                copies.told(agency, caseId).stream()
                        .filter(entry ->
                                CaseJson.place(entry, places) == row.path("caseSeq").asInt())
                        .reduce((_, last) -> last);
        if (row.path("hidden").asBoolean(false)) {
            if (held.isPresent()) {
                differences.add(what + " must not be there");
            }
            return;
        }
        if (held.isEmpty()) {
            differences.add(what + " is missing");
            return;
        }
        var payload = held.get().payload();
        var fields = new ArrayList<String>();
        row.path("fields").forEach(field -> fields.add(field.asString()));
        same(
                what + " fields",
                payload.keySet().stream().sorted().toList(),
                fields.stream().sorted().toList());
        row.path("values")
                .properties()
                .forEach(value ->
                        same(
                                what + "." + value.getKey(),
                                payload.getOrDefault(value.getKey(), ""),
                                value.getValue()));
    }

    private void servedNow(JsonNode row) {
        var field = row.path("field").asString();
        var served =
                copies.served(agency, caseId).stream()
                        .filter(one ->
                                CaseJson.place(one.entry(), places) == row.path("caseSeq").asInt())
                        .findFirst()
                        .map(one -> one.payload().getOrDefault(field, ""))
                        .orElse("");
        same(
                agency + " is served " + row.path("caseSeq").asInt() + "." + field,
                served,
                row.path("equals"));
    }

    private void strings() {
        var sent =
                DomainJson.mapper()
                        .valueToTree(
                                copies.told(agency, caseId).stream()
                                        .map(entry ->
                                                List.of(
                                                        entry.type(),
                                                        entry.actingOrganisation().value(),
                                                        entry.payload()))
                                        .toList())
                        .toString();
        var now =
                DomainJson.mapper()
                        .valueToTree(
                                copies.served(agency, caseId).stream()
                                        .map(served ->
                                                List.of(served.entry().type(), served.payload()))
                                        .toList())
                        .toString();
        wanted.path("never")
                .forEach(text -> {
                    if (sent.contains(text.asString()) || now.contains(text.asString())) {
                        differences.add(
                                agency + " got a text that it must never get: " + text.asString());
                    }
                });
        wanted.path("hiddenNow")
                .forEach(text -> {
                    if (now.contains(text.asString())) {
                        differences.add(agency + " is still served: " + text.asString());
                    }
                    if (!sent.contains(text.asString())) {
                        differences.add(agency + " never held: " + text.asString());
                    }
                });
    }
}
