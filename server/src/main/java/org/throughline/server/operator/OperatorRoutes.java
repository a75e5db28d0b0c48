package org.throughline.server.operator;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.throughline.casefile.RecordedEvent;
import org.throughline.casefile.ids.AgencyId;
import org.throughline.casefile.ids.CaseId;
import org.throughline.referrals.Desk;
import org.throughline.server.access.CaseDoor;
import org.throughline.server.node.NodeRole;
import org.throughline.server.node.OnNode;
import org.throughline.server.story.CaseJson;
import org.throughline.server.story.StoryDesk;
import org.throughline.views.replay.Replay;

/**
 * The operator's routes: behind the token of the data folder, for the command line on the same
 * machine.
 */
@RestController
@OnNode(NodeRole.CASEWORK)
class OperatorRoutes {
    private final Desk desk;
    private final CaseDoor door;
    private final StoryDesk stories;

    OperatorRoutes(Desk desk, CaseDoor door, StoryDesk stories) {
        this.desk = desk;
        this.door = door;
        this.stories = stories;
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
        door.noteOperator(id);
        if (agency == null) {
            return ResponseEntity.ok(CaseJson.events(id, history));
        }
        var asked = agency(agency);
        if (asked == null) {
            return problem(404, "There is no agency of this code.");
        }
        if (!stories.seesAgencies()) {
            return problem(
                    404,
                    "This node does not see what agencies hold; ask one that has the role gateway too.");
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
        door.noteOperator(id);
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
