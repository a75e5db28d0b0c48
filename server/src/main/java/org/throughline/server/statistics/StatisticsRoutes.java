package org.throughline.server.statistics;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import org.throughline.casefile.Refusal;
import org.throughline.referrals.Answer;
import org.throughline.referrals.stored.DomainJson;
import org.throughline.server.api.Problems;
import org.throughline.server.node.NodeRole;
import org.throughline.server.node.OnNode;
import org.throughline.server.security.SignedIn;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * Releases counts for those who pay for the work, and shows what was released: as JSON, and as a
 * table of comma-separated values.
 */
@RestController
@OnNode(NodeRole.CASEWORK)
class StatisticsRoutes {
    private final StatisticsReleases releases;
    private final StatisticsReading reading;
    private final Problems problems;

    StatisticsRoutes(StatisticsReleases releases, StatisticsReading reading, Problems problems) {
        this.releases = releases;
        this.reading = reading;
        this.problems = problems;
    }

    @PostMapping("/api/v1/commands/" + StatisticsReleases.COMMAND)
    ResponseEntity<Map<String, Object>> release(
            @RequestBody(required = false) byte @Nullable [] body,
            @AuthenticationPrincipal SignedIn signedIn) {
        JsonNode data;
        try {
            data = DomainJson.read(body == null ? new byte[0] : body);
        } catch (JacksonException unreadable) {
            return problems.unreadable("body", "is not readable JSON; send one object");
        }
        return switch (releases.release(data, signedIn)) {
            case Answer.Done done -> {
                var release = releases.settled(data, signedIn);
                yield ResponseEntity.status(done.repeated() ? 200 : 201)
                        .body(StatisticsForms.json(release, reading.read(release)));
            }
            case Answer.Refused refused -> problems.refused(refused);
        };
    }

    @GetMapping("/api/v1/statistics/{release}")
    ResponseEntity<Map<String, Object>> read(
            @PathVariable("release") String releaseId, @AuthenticationPrincipal SignedIn signedIn) {
        return releases.find(releaseId, signedIn)
                .map(release ->
                        ResponseEntity.ok(StatisticsForms.json(release, reading.read(release))))
                .orElseGet(() -> problems.refused(Refusal.NOT_FOUND));
    }

    @GetMapping("/api/v1/statistics/{release}/csv")
    ResponseEntity<?> csv(
            @PathVariable("release") String releaseId, @AuthenticationPrincipal SignedIn signedIn) {
        var release = releases.find(releaseId, signedIn);
        return release.isEmpty()
                ? problems.refused(Refusal.NOT_FOUND)
                : file(StatisticsForms.csv(reading.read(release.get())));
    }

    static ResponseEntity<byte[]> file(String csv) {
        return ResponseEntity.ok()
                .contentType(new MediaType("text", "csv", StandardCharsets.UTF_8))
                .header("Content-Disposition", "attachment; filename=\"statistics.csv\"")
                .body(csv.getBytes(StandardCharsets.UTF_8));
    }
}
