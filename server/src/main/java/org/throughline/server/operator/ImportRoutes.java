package org.throughline.server.operator;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.StreamingResponseBody;
import org.throughline.casefile.ids.CaseId;
import org.throughline.referrals.Desk;
import org.throughline.referrals.stored.DomainJson;
import org.throughline.server.following.Trouble;
import org.throughline.server.node.NodeRole;
import org.throughline.server.node.OnNode;
import org.throughline.server.security.Passwords;
import org.throughline.server.story.StoryDesk;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** Set-ups and stories handed in by the operator. */
@RestController
@OnNode(NodeRole.CASEWORK)
class ImportRoutes {
    private static final Logger LOG = LoggerFactory.getLogger(ImportRoutes.class);

    private final Desk desk;
    private final StoryDesk stories;
    private final Passwords passwords;

    ImportRoutes(Desk desk, StoryDesk stories, Passwords passwords) {
        this.desk = desk;
        this.stories = stories;
        this.passwords = passwords;
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
        return ResponseEntity.ok(out -> {
            try {
                run(json, out);
            } catch (RuntimeException e) { // the answer has begun: it says itself how it ends
                LOG.error("import failed: {}", Trouble.of(e));
                line(out, Map.of("stopped", "a failure: " + Trouble.of(e)));
            }
        });
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
        var invited = passwords.inviteAll();
        if (!invited.isEmpty()) {
            line(out, Map.of("passwords", invited));
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
}
