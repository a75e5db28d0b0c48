package org.throughline.server.rights.retention;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.throughline.casefile.ids.PersonId;
import org.throughline.casefile.register.Register;
import org.throughline.referrals.contract.Contract;
import org.throughline.server.node.NodeRole;
import org.throughline.server.node.OnNode;
import org.throughline.server.node.RetentionSettings;
import org.throughline.server.pages.Wording;
import org.throughline.server.wiring.CaseworkDatabase;
import org.throughline.views.rights.ClosedCases;
import org.throughline.views.rights.ClosedCases.Kept;

/** Which closed cases are due, and which somebody proposed to delete (domain reference, ★13). */
@Component
@OnNode(NodeRole.CASEWORK)
class Retention {
    /** Each reason of closing by its code, in words. */
    static final Map<String, String> REASONS = Contract.standard().codeList("closeReason");

    private final ClosedCases closed;
    private final RetentionSettings settings;
    private final ProposalTable proposals;
    private final Clock clock;

    Retention(RetentionSettings settings, CaseworkDatabase database, Clock clock) {
        settings.unknown(REASONS.keySet())
                .ifPresent(reason -> {
                    throw new IllegalArgumentException(
                            "throughline.retention.months-by names "
                                    + reason
                                    + ", which is no reason of closing: "
                                    + String.join(", ", REASONS.keySet()));
                });
        this.closed =
                new ClosedCases(
                        database.derived(),
                        REASONS.keySet().stream()
                                .collect(Collectors.toMap(reason -> reason, settings::floor)));
        this.settings = settings;
        this.proposals = new ProposalTable(database.derived());
        this.clock = clock;
    }

    /** Cases that are due and that nobody proposed to delete, what was due first. */
    List<Kept> due(String projectId, int most) {
        return closed.due(projectId, today(), proposals.caseIds(), most);
    }

    /** One of them, whether somebody proposed it or not. */
    Optional<Kept> due(String projectId, String caseId) {
        return closed.find(projectId, caseId)
                .filter(one -> !one.keptUntil().isAfter(today()) && !one.closed().isHeld());
    }

    /** Cases that are not due and that nobody proposed to delete, what is due next first. */
    List<Kept> kept(String projectId, int most) {
        return closed.others(projectId, today(), proposals.caseIds(), most);
    }

    /** Cases that somebody proposed to delete. */
    List<Kept> proposed(String projectId) {
        return closed.of(projectId, proposals.caseIds());
    }

    private LocalDate today() {
        return Register.dayOf(clock.instant());
    }

    /** In words: how long cases are kept. */
    String floors() {
        var others =
                REASONS.keySet().stream()
                        .filter(reason -> settings.floor(reason) != settings.months())
                        .map(reason ->
                                "%s %d months"
                                        .formatted(Wording.words(reason), settings.floor(reason)))
                        .collect(Collectors.joining(", "));
        return settings.months() + " months" + (others.isEmpty() ? "" : "; " + others);
    }

    void propose(String caseId, PersonId by) {
        proposals.insert(new Proposal(caseId, by, clock.instant()));
    }

    /** Takes a proposal away; false when somebody else has done so. */
    boolean take(String caseId) {
        return proposals.delete(caseId);
    }

    /** Puts a proposal back as it was. */
    void putBack(Proposal proposal) {
        proposals.insert(proposal);
    }

    /** Every proposal, by the case it is about. */
    Map<String, Proposal> proposals() {
        return proposals.all().stream().collect(Collectors.toMap(Proposal::caseId, one -> one));
    }

    Optional<Proposal> proposal(String caseId) {
        return proposals.of(caseId);
    }
}
