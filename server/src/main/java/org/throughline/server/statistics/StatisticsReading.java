package org.throughline.server.statistics;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.throughline.casefile.RecordedEvent;
import org.throughline.casefile.RegisterChange;
import org.throughline.casefile.events.CaseLifeEvent.CaseOpened;
import org.throughline.casefile.ids.CaseId;
import org.throughline.casefile.register.Register;
import org.throughline.casefile.register.RegisterEntry.StatisticsRelease;
import org.throughline.casefile.statistics.Statistics;
import org.throughline.casefile.statistics.Statistics.Release;
import org.throughline.referrals.Desk;
import org.throughline.referrals.contract.Contract;
import org.throughline.server.following.LogReader;
import org.throughline.server.node.NodeRole;
import org.throughline.server.node.OnNode;

/**
 * Counts what stands in the log up to the position of a release, one case after the other: nothing
 * that was appended later, or that a view holds, can change the answer.
 */
@Component
@OnNode(NodeRole.CASEWORK)
class StatisticsReading {
    private static final int PAGE = 1000;

    private final LogReader log;
    private final Desk desk;
    private final Contract contract = Contract.standard();

    StatisticsReading(LogReader log, Desk desk) {
        this.log = log;
        this.desk = desk;
    }

    /** Position of the last entry of the log. */
    long head() {
        return log.head();
    }

    /** The codes of a list, in the order of the contract. */
    List<String> codes(String list) {
        return List.copyOf(contract.codeList(list).keySet());
    }

    Release read(StatisticsRelease release) {
        var projectId = release.request().projectId();
        var known = known(projectId, release.position());
        var statistics = new Statistics(release.request(), this::codes, known.register());
        for (var caseId : known.cases()) {
            statistics.add(
                    desk.histories().of(caseId).stream()
                            .filter(event -> event.position() <= release.position())
                            .toList());
        }
        return statistics.release();
    }

    private record Known(Set<CaseId> cases, Register register) {}

    /** The cases of a project and the registers, as they stood at a position. */
    private Known known(String projectId, long upTo) {
        var cases = new LinkedHashSet<CaseId>();
        var register = Register.EMPTY;
        long position = 0;
        while (position < upTo) {
            var page = log.after(position, PAGE);
            if (page.isEmpty()) {
                break;
            }
            for (var entry : page) {
                if (entry.position() <= upTo) {
                    switch (entry) {
                        case RegisterChange change ->
                                register = register.with(change.entry(), change.recordedAt());
                        case RecordedEvent event -> {
                            if (event.event() instanceof CaseOpened opened
                                    && opened.projectId().equals(projectId)) {
                                cases.add(event.caseId());
                            }
                        }
                    }
                }
            }
            position = page.getLast().position();
        }
        return new Known(cases, register);
    }
}
