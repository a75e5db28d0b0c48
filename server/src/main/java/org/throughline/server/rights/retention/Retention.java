package org.throughline.server.rights.retention;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
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
import org.throughline.views.rights.ClosedCase;
import org.throughline.views.rights.Rights;

/** Which closed cases are due, and which somebody proposed to delete (domain reference, ★13). */
@Component
@OnNode(NodeRole.CASEWORK)
class Retention {
    private static final String DELETE = "delete";

    /** Each reason of closing by its code, in words. */
    static final Map<String, String> REASONS = Contract.standard().codeList("closeReason");

    private final Rights rights;
    private final RetentionSettings settings;
    private final ProposalTable proposals;
    private final Clock clock;

    Retention(Rights rights, RetentionSettings settings, CaseworkDatabase database, Clock clock) {
        settings.unknown(REASONS.keySet())
                .ifPresent(reason -> {
                    throw new IllegalArgumentException(
                            "throughline.retention.months-by names "
                                    + reason
                                    + ", which is no reason of closing: "
                                    + String.join(", ", REASONS.keySet()));
                });
        this.rights = rights;
        this.settings = settings;
        this.proposals = new ProposalTable(database.derived());
        this.clock = clock;
    }

    /**
     * A closed case.
     *
     * @param keptUntil the first day on which it may be deleted
     */
    record Kept(ClosedCase closed, LocalDate keptUntil) {}

    /** The closed cases of a project that are not deleted, what is due first. */
    List<Kept> all(String projectId) {
        return rights.closed(projectId).stream()
                .map(one -> new Kept(one, keptUntil(one)))
                .sorted(
                        Comparator.comparing(Kept::keptUntil)
                                .thenComparing(one -> one.closed().caseId()))
                .toList();
    }

    /**
     * The floor of its reason; after a review that kept it the day that the review named, or the
     * floor once more from the review on.
     */
    private LocalDate keptUntil(ClosedCase closed) {
        int months = settings.floor(closed.reason());
        var floor = closed.closedOn().plusMonths(months);
        var reviewedOn = closed.reviewedOn();
        if (reviewedOn == null || DELETE.equals(closed.verdict())) {
            return floor;
        }
        var next = closed.nextOn() == null ? reviewedOn.plusMonths(months) : closed.nextOn();
        return next.isAfter(floor) ? next : floor;
    }

    /** Whether its time has come, and nothing forbids to delete it. */
    boolean isDue(Kept kept) {
        return !kept.keptUntil().isAfter(Register.dayOf(clock.instant()))
                && !kept.closed().isHeld();
    }

    Optional<Kept> due(String projectId, String caseId) {
        return rights.closed(projectId, caseId)
                .map(one -> new Kept(one, keptUntil(one)))
                .filter(this::isDue);
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

    Optional<Proposal> proposed(String caseId) {
        return proposals.of(caseId);
    }

    List<Proposal> proposed(Collection<String> caseIds) {
        return proposals.of(caseIds);
    }
}
