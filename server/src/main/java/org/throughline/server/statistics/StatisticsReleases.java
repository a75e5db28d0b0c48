package org.throughline.server.statistics;

import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.springframework.stereotype.Component;
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
import org.throughline.server.node.NodeRole;
import org.throughline.server.node.OnNode;
import org.throughline.server.security.SignedIn;
import tools.jackson.databind.JsonNode;

/** Asks for counts to be given out, and finds those that were: the same for pages and the API. */
@Component
@OnNode(NodeRole.CASEWORK)
class StatisticsReleases {
    static final String COMMAND = "ReleaseStatistics";

    private final Desk desk;
    private final StatisticsReading reading;
    private final Clock clock;

    StatisticsReleases(Desk desk, StatisticsReading reading, Clock clock) {
        this.desk = desk;
        this.reading = reading;
        this.clock = clock;
    }

    /** Gives counts out, or says why not. */
    Answer release(JsonNode data, SignedIn signedIn) {
        var spec = Contract.standard().registerCommand(COMMAND).orElseThrow();
        var wrong = new ArrayList<>(RegisterBody.violationsOf(spec, data));
        if (!wrong.isEmpty()) {
            return refused(Refusal.VALIDATION, wrong);
        }
        var project = signedIn.projectId();
        if (project == null || !spec.roles().contains(signedIn.actor().role())) {
            return refused(Refusal.FORBIDDEN_ROLE, List.of());
        }
        var now = clock.instant();
        var asked = request(project, data);
        asked.violations(now)
                .forEach(field ->
                        wrong.add(
                                new Violation(
                                        field, "must lie neither before from nor in the future")));
        if (!wrong.isEmpty()) {
            return refused(Refusal.VALIDATION, wrong);
        }
        if (Statistics.isTooFine(asked, reading::codes)) {
            return refused(Refusal.SMALL_NUMBERS, List.of());
        }
        var handed = new Handed(COMMAND, data, signedIn.actor(), now, false);
        return desk.release(asked, reading.head(), handed).join();
    }

    private static Answer refused(Refusal reason, List<Violation> violations) {
        return new Answer.Refused(reason, violations, List.of());
    }

    /** The release that answers a question that was just handed in. */
    StatisticsRelease settled(JsonNode data, SignedIn signedIn) {
        var asked = request(Objects.requireNonNullElse(signedIn.projectId(), ""), data);
        var released = desk.registers().now().statisticsOf(asked.projectId());
        var settled = new StatisticsRelease("asked", asked, 0).settled(released).request();
        return released.stream()
                .filter(one -> one.request().equals(settled))
                .findFirst()
                .orElseThrow();
    }

    /** Those of the reader's project, the earliest first. */
    List<StatisticsRelease> of(SignedIn signedIn) {
        var project = signedIn.projectId();
        return project == null ? List.of() : desk.registers().now().statisticsOf(project);
    }

    /** A release of another project answers like none. */
    Optional<StatisticsRelease> find(String releaseId, SignedIn signedIn) {
        return of(signedIn).stream()
                .filter(release -> release.releaseId().equals(releaseId))
                .findFirst();
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
