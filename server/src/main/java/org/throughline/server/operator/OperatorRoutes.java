package org.throughline.server.operator;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.StreamingResponseBody;
import org.throughline.casefile.RecordedEvent;
import org.throughline.casefile.ids.AgencyId;
import org.throughline.casefile.ids.CaseId;
import org.throughline.referrals.Desk;
import org.throughline.referrals.stored.DomainJson;
import org.throughline.server.security.Accounts;
import org.throughline.server.story.CaseJson;
import org.throughline.server.story.StoryDesk;
import org.throughline.server.wiring.NodeRole;
import org.throughline.server.wiring.OnNode;
import org.throughline.views.replay.Replay;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * The operator's routes: behind the token of the data folder, for the command line on the same
 * machine.
 */
@RestController
@OnNode(NodeRole.CASEWORK)
class OperatorRoutes {
    private final Desk desk;
    private final StoryDesk stories;
    private final StatusReport status;
    private final Accounts accounts;

    OperatorRoutes(Desk desk, StoryDesk stories, StatusReport status, Accounts accounts) {
        this.desk = desk;
        this.stories = stories;
        this.status = status;
        this.accounts = accounts;
    }

    @GetMapping("/operator/status")
    Map<String, Object> status() {
        return status.now();
    }

    /**
     * Body: {"setup": [objects], "files": [{"name", "lines"}], "check": object or null}. Answers
     * lines of JSON as it goes.
     */
    @PostMapping(value = "/operator/import", produces = MediaType.APPLICATION_NDJSON_VALUE)
    ResponseEntity<StreamingResponseBody> importStories(@RequestBody byte[] body) {
        JsonNode json;
        try {
            json = DomainJson.read(body);
        } catch (JacksonException e) {
            return ResponseEntity.badRequest().build();
        }
        return ResponseEntity.ok(out -> run(json, out));
    }

    private void run(JsonNode json, OutputStream out) throws IOException {
        for (var setup : json.path("setup")) {
            var violations = stories.setUp(setup);
            if (!violations.isEmpty()) {
                line(
                        out,
                        Map.of(
                                "stopped",
                                "the set-up is refused: "
                                        + String.join(
                                                "; ",
                                                violations.stream()
                                                        .map(one ->
                                                                one.field() + " " + one.message())
                                                        .toList())));
                return;
            }
        }
        var passwords = accounts.inviteAll();
        if (!passwords.isEmpty()) {
            line(out, Map.of("passwords", passwords));
        }
        for (var file : json.path("files")) {
            var lines = new ArrayList<String>();
            file.path("lines").forEach(one -> lines.add(one.asString()));
            if (!tell(file.path("name").asString(), lines, json.path("check"), out)) {
                return;
            }
        }
    }

    /** Whether the next file may follow. */
    private boolean tell(String name, List<String> lines, JsonNode check, OutputStream out)
            throws IOException {
        try {
            var outcome =
                    stories.tell(
                            lines,
                            check.isObject() ? check : null,
                            (number, of) ->
                                    line(out, Map.of("file", name, "line", number, "of", of)));
            var result = new LinkedHashMap<String, Object>();
            result.put("file", name);
            result.put("recorded", outcome.result().recorded());
            result.put("repeated", outcome.result().repeated());
            result.put("fired", outcome.result().fired());
            if (outcome.result().stopped() != null) {
                result.put("stopped", outcome.result().stopped());
            }
            if (outcome.differences() != null) {
                result.put("refusalsTried", outcome.tried());
                result.put("differences", outcome.differences());
                result.put("held", held(new CaseId(check.path("case").asString())));
            }
            line(out, result);
            return outcome.result().stopped() == null;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** How many entries each agency holds of a case, and how many of them came late. */
    private Map<String, String> held(CaseId caseId) {
        var held = new LinkedHashMap<String, String>();
        for (var agency : desk.registers().now().agencies()) {
            var told = stories.copies().told(agency.code(), caseId);
            if (!told.isEmpty()) {
                held.put(
                        agency.name(),
                        told.size()
                                + " entries, "
                                + told.stream().filter(one -> one.lateRelease()).count()
                                + " late");
            }
        }
        return held;
    }

    private static void line(OutputStream out, Map<String, Object> line) {
        try {
            out.write(
                    DomainJson.mapper().writeValueAsString(line).getBytes(StandardCharsets.UTF_8));
            out.write('\n');
            out.flush();
        } catch (IOException gone) {
            // Whoever asked has gone; the import goes on, and repeating it tells the result.
            Thread.onSpinWait();
        }
    }

    @GetMapping("/operator/timeline")
    ResponseEntity<Map<String, Object>> timeline(
            @RequestParam("case") String caseId,
            @RequestParam(required = false) @Nullable String agency)
            throws InterruptedException {
        var id = id(caseId);
        var history = id == null ? List.<RecordedEvent>of() : desk.histories().of(id);
        if (id == null || history.isEmpty()) {
            return problem(404, "There is no case of this name.");
        }
        if (agency == null) {
            return ResponseEntity.ok(CaseJson.events(id, history));
        }
        var asked = agency(agency);
        if (asked == null) {
            return problem(404, "There is no agency of this code.");
        }
        stories.arrived(id, 0);
        return ResponseEntity.ok(CaseJson.agency(id, asked, history, stories.copies()));
    }

    @GetMapping("/operator/replay")
    ResponseEntity<Map<String, Object>> replay(
            @RequestParam("case") String caseId,
            @RequestParam(required = false) @Nullable String knownBy,
            @RequestParam(required = false) @Nullable String happenedBy,
            @RequestParam(required = false) @Nullable String agency) {
        var id = id(caseId);
        var history = id == null ? List.<RecordedEvent>of() : desk.histories().of(id);
        if (id == null || history.isEmpty()) {
            return problem(404, "There is no case of this name.");
        }
        Instant known;
        Instant happened;
        try {
            known = moment(knownBy);
            happened = moment(happenedBy);
        } catch (DateTimeException e) {
            return problem(400, "A moment is written as 2026-03-02T10:00:00Z.");
        }
        if (agency == null) {
            return ResponseEntity.ok(CaseJson.replay(id, Replay.of(history).asOf(known, happened)));
        }
        var asked = agency(agency);
        return asked == null
                ? problem(404, "There is no agency of this code.")
                : ResponseEntity.ok(
                        CaseJson.toldBy(
                                id, asked, stories.copies().released(asked, id), known, happened));
    }

    private static @Nullable Instant moment(@Nullable String text) {
        if (text == null || text.isBlank()) {
            return null;
        }
        return text.contains("T")
                ? OffsetDateTime.parse(text).toInstant()
                : java.time.LocalDate.parse(text)
                        .plusDays(1)
                        .atStartOfDay(ZoneOffset.UTC)
                        .toInstant()
                        .minusSeconds(1);
    }

    private static @Nullable CaseId id(String text) {
        try {
            return new CaseId(text);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    private @Nullable AgencyId agency(String text) {
        try {
            var asked = new AgencyId(text);
            return desk.registers().now().agency(asked).isPresent() ? asked : null;
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    private static ResponseEntity<Map<String, Object>> problem(int status, String detail) {
        return ResponseEntity.status(status).body(Map.of("status", status, "detail", detail));
    }
}
