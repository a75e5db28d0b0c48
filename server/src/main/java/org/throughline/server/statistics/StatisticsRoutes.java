package org.throughline.server.statistics;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
import org.throughline.casefile.register.RegisterEntry.StatisticsRelease;
import org.throughline.casefile.statistics.Statistics;
import org.throughline.casefile.statistics.StatisticsRequest;
import org.throughline.referrals.Answer;
import org.throughline.referrals.Desk;
import org.throughline.referrals.Handed;
import org.throughline.referrals.contract.Contract;
import org.throughline.referrals.contract.Violation;
import org.throughline.referrals.register.RegisterBody;
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
    private static final String COMMAND = "ReleaseStatistics";

    private final Desk desk;
    private final StatisticsReading reading;
    private final Problems problems;
    private final Clock clock;

    StatisticsRoutes(Desk desk, StatisticsReading reading, Problems problems, Clock clock) {
        this.desk = desk;
        this.reading = reading;
        this.problems = problems;
        this.clock = clock;
    }

    @PostMapping("/api/v1/commands/" + COMMAND)
    ResponseEntity<Map<String, Object>> release(
            @RequestBody(required = false) byte @Nullable [] body,
            @AuthenticationPrincipal SignedIn signedIn) {
        JsonNode data;
        try {
            data = DomainJson.read(body == null ? new byte[0] : body);
        } catch (JacksonException unreadable) {
            return problems.unreadable("body", "is not readable JSON; send one object");
        }
        var spec = Contract.standard().registerCommand(COMMAND).orElseThrow();
        var wrong = new ArrayList<>(RegisterBody.violationsOf(spec, data));
        if (!wrong.isEmpty()) {
            return refused(wrong);
        }
        var project = signedIn.projectId();
        if (project == null || !spec.roles().contains(signedIn.actor().role())) {
            return problems.refused(Refusal.FORBIDDEN_ROLE);
        }
        var now = clock.instant();
        var asked = request(project, data);
        asked.violations(now)
                .forEach(field ->
                        wrong.add(
                                new Violation(
                                        field, "must lie neither before from nor in the future")));
        if (!wrong.isEmpty()) {
            return refused(wrong);
        }
        if (Statistics.isTooFine(asked, reading::codes)) {
            return problems.refused(Refusal.SMALL_NUMBERS);
        }
        var handed = new Handed(COMMAND, data, signedIn.actor(), now, false);
        return switch (desk.release(asked, reading.head(), handed).join()) {
            case Answer.Done done -> released(done, asked);
            case Answer.Refused refused -> problems.refused(refused);
        };
    }

    private ResponseEntity<Map<String, Object>> released(
            Answer.Done done, StatisticsRequest asked) {
        var release = settled(asked);
        return ResponseEntity.status(done.repeated() ? 200 : 201)
                .body(StatisticsForms.json(release, reading.read(release)));
    }

    /** The release that answers a question that was just handed in. */
    private StatisticsRelease settled(StatisticsRequest asked) {
        var released = desk.registers().now().statisticsOf(asked.projectId());
        var settled = new StatisticsRelease("asked", asked, 0).settled(released).request();
        return released.stream()
                .filter(one -> one.request().equals(settled))
                .findFirst()
                .orElseThrow();
    }

    @GetMapping("/api/v1/statistics/{release}")
    ResponseEntity<Map<String, Object>> read(
            @PathVariable("release") String releaseId, @AuthenticationPrincipal SignedIn signedIn) {
        return find(releaseId, signedIn)
                .map(release ->
                        ResponseEntity.ok(StatisticsForms.json(release, reading.read(release))))
                .orElseGet(() -> problems.refused(Refusal.NOT_FOUND));
    }

    @GetMapping("/api/v1/statistics/{release}/csv")
    ResponseEntity<?> csv(
            @PathVariable("release") String releaseId, @AuthenticationPrincipal SignedIn signedIn) {
        var release = find(releaseId, signedIn);
        if (release.isEmpty()) {
            return problems.refused(Refusal.NOT_FOUND);
        }
        return ResponseEntity.ok()
                .contentType(new MediaType("text", "csv", StandardCharsets.UTF_8))
                .header("Content-Disposition", "attachment; filename=\"statistics.csv\"")
                .body(
                        StatisticsForms.csv(reading.read(release.get()))
                                .getBytes(StandardCharsets.UTF_8));
    }

    /** A release of another project answers like none. */
    private Optional<StatisticsRelease> find(String releaseId, SignedIn signedIn) {
        var project = signedIn.projectId();
        return project == null
                ? Optional.empty()
                : desk.registers().now().statisticsOf(project).stream()
                        .filter(release -> release.releaseId().equals(releaseId))
                        .findFirst();
    }

    private ResponseEntity<Map<String, Object>> refused(List<Violation> violations) {
        return problems.refused(new Answer.Refused(Refusal.VALIDATION, violations, List.of()));
    }

    private static StatisticsRequest request(String project, JsonNode data) {
        var codes = new ArrayList<String>();
        data.path("breakdown").forEach(code -> codes.add(code.asString()));
        return new StatisticsRequest(
                project,
                LocalDate.parse(data.path("from").asString()),
                LocalDate.parse(data.path("to").asString()),
                StatisticsForms.breakdowns(codes),
                OffsetDateTime.parse(data.path("asOf").asString()).toInstant());
    }
}
