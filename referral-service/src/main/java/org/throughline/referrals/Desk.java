package org.throughline.referrals;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.throughline.casefile.Decider;
import org.throughline.casefile.RecordedEvent;
import org.throughline.casefile.Refusal;
import org.throughline.casefile.admission.Deciders;
import org.throughline.casefile.clocks.DueFact;
import org.throughline.casefile.clocks.DueFacts;
import org.throughline.casefile.delivering.RedeliverReferral;
import org.throughline.casefile.ids.CaseId;
import org.throughline.casefile.ids.ReferralId;
import org.throughline.casefile.register.RegisterEntry;
import org.throughline.casefile.statistics.StatisticsRequest;
import org.throughline.referrals.Answer.Refused;
import org.throughline.referrals.Request.ToDecide;
import org.throughline.referrals.Request.ToEnter;
import org.throughline.referrals.Request.ToFire;
import org.throughline.referrals.contract.CommandSpec;
import org.throughline.referrals.contract.Contract;
import org.throughline.referrals.contract.ContractFieldTypes;
import org.throughline.referrals.contract.Violation;
import org.throughline.referrals.known.KnownCase;
import org.throughline.referrals.known.KnownCases;
import org.throughline.referrals.log.CaseHistories;
import org.throughline.referrals.log.LogAccess;
import org.throughline.referrals.log.Redelivery;
import org.throughline.referrals.previewing.Foreseeing;
import org.throughline.referrals.previewing.Foreseen;
import org.throughline.referrals.register.Registers;
import org.throughline.referrals.stored.PersonalSeal;
import org.throughline.referrals.stored.Upcasters;

/**
 * Where commands are handed in, from pages, API and stories alike. The answer comes when what is
 * recorded is durable; a refused command leaves no trace.
 */
public final class Desk implements AutoCloseable {
    private final Contract contract = Contract.standard();
    private final Map<String, Decider<?, ?>> deciders;
    private final KnownCases known = new KnownCases();
    private final AxonWiring axon;
    private final Dispatch dispatch;
    private final Registers registers;
    private final CaseHistories histories;
    private final Redelivery redelivery;
    private final RegisterDesk registerDesk;

    /** A desk over this log that sends nothing again. */
    public Desk(LogAccess log) {
        this(log, Redelivery.NONE);
    }

    /** A desk over this log. */
    public Desk(LogAccess log, Redelivery redelivery) {
        Upcasters.requireWhole();
        this.deciders =
                Deciders.all(new ContractFieldTypes(contract)).stream()
                        .collect(Collectors.toMap(Decider::name, decider -> decider));
        this.axon = new AxonWiring(log, redelivery, known);
        this.dispatch = new Dispatch(axon, log);
        this.histories = new CaseHistories(log.facts(), new PersonalSeal(log.keys()), known);
        this.registers = new Registers(log.facts());
        this.redelivery = redelivery;
        this.registerDesk =
                new RegisterDesk(
                        registers, histories, request -> dispatch.of(AxonWiring.AMEND, request));
    }

    /** Whether this installation takes commands of this name. */
    public boolean takes(String command) {
        return deciders.containsKey(command);
    }

    /** The commands that this installation takes, in the order of the contract. */
    public List<CommandSpec> commands() {
        return contract.commands().stream().filter(command -> takes(command.name())).toList();
    }

    public Registers registers() {
        return registers;
    }

    public CaseHistories histories() {
        return histories;
    }

    /** Whether this is a command on the registers, which is about no case. */
    public boolean takesEntry(String command) {
        return registerDesk.takes(command);
    }

    /**
     * Releases counts: the same question is answered from the same facts for ever.
     *
     * @param position what stands in the log up to here counts, if nothing near was released before
     */
    public CompletableFuture<Answer> release(
            StatisticsRequest asked, long position, Handed handed) {
        return registerDesk.release(asked, position, handed);
    }

    /** Hands a command in. */
    public CompletableFuture<Answer> hand(Handed handed) {
        if (takesEntry(handed.command())) {
            return registerDesk.hand(handed);
        }
        var spec = contract.command(handed.command()).orElse(null);
        var decider = deciders.get(handed.command());
        if (spec == null || decider == null) {
            return CompletableFuture.completedFuture(
                    refused(
                            List.of(
                                    new Violation(
                                            "command", "is not a command that is known here"))));
        }
        var register = registers.now();
        var violations = Intake.violations(contract, handed, spec, decider, register);
        if (!violations.isEmpty()) {
            return CompletableFuture.completedFuture(refused(violations));
        }
        var submission = Intake.submission(handed, spec, decider);
        var request =
                new ToDecide<>(
                        submission,
                        Intake.terms(spec),
                        register,
                        Intake.onceKeys(handed, submission),
                        handed.storyTime());
        var answer = dispatch.of(handed.command(), request);
        return submission.command() instanceof RedeliverReferral again
                // Not on the thread that completes appends: this one waits for a database.
                ? answer.thenApplyAsync(
                        one -> sentAgain(one, again.referralId(), request.onceKeys()),
                        Thread::startVirtualThread)
                : answer;
    }

    /**
     * What a sending would tell its addressee if it were handed in now, or why it would be refused.
     * Nothing is recorded. A command without previewSeq is taken to be sent after this preview.
     */
    public Foreseen preview(Handed handed) {
        var spec = contract.command(handed.command()).filter(Foreseeing::isSending).orElse(null);
        var decider = deciders.get(handed.command());
        if (spec == null || decider == null) {
            return new Foreseen.Refused(Refused.because(Refusal.NOT_FOUND));
        }
        var seen = KnownCase.of(Intake.history(handed, histories), 0);
        var register = registers.now();
        var whole = Intake.withPreviewSeq(handed, seen.history().size());
        var violations = Intake.violations(contract, whole, spec, decider, register);
        return violations.isEmpty()
                ? Foreseeing.of(
                        decider,
                        Intake.submission(whole, spec, decider),
                        Intake.terms(spec),
                        register,
                        seen)
                : new Foreseen.Refused(refused(violations));
    }

    private Answer sentAgain(Answer answer, ReferralId referral, Map<String, String> onceKeys) {
        if (answer instanceof Answer.Done done && !done.repeated()) {
            onceKeys.forEach(
                    (key, digest) -> redelivery.again(done.caseId(), referral, key, digest));
        }
        return answer;
    }

    private static Refused refused(List<Violation> violations) {
        return new Refused(Refusal.VALIDATION, violations, List.of());
    }

    /**
     * Records the timed facts of a case that are due up to a moment, each in a commit of its own
     * and at its own time.
     *
     * @return how many were recorded
     */
    public int fireDue(CaseId caseId, Instant upTo, boolean storyTime) {
        return fireDue(caseId, upTo, storyTime, _ -> true);
    }

    /** The same of those that may fire. */
    public int fireDue(CaseId caseId, Instant upTo, boolean storyTime, Predicate<DueFact> mayFire) {
        int fired = 0;
        while (true) {
            var next = nextDue(caseId, mayFire);
            if (next == null || next.firesAt().isAfter(upTo)) {
                return fired;
            }
            var answer =
                    dispatch.of(
                                    AxonWiring.FIRE,
                                    new ToFire(caseId, next, registers.now(), storyTime))
                            .join();
            if (answer instanceof Refused) {
                return fired;
            }
            fired++;
        }
    }

    /** The next fact that comes by itself if nothing more is recorded; null when there is none. */
    public @Nullable DueFact nextDue(CaseId caseId) {
        return nextDue(caseId, _ -> true);
    }

    /** The same as of this fact, or a later one if this node knows of it. */
    public @Nullable DueFact nextDue(RecordedEvent last) {
        var history = histories.lately(last.caseId(), last.caseSeq());
        return DueFacts.of(history, registers.now()).stream().findFirst().orElse(null);
    }

    /** The same of those that may fire. */
    public @Nullable DueFact nextDue(CaseId caseId, Predicate<DueFact> mayFire) {
        return DueFacts.of(histories.lately(caseId), registers.now()).stream()
                .filter(mayFire)
                .findFirst()
                .orElse(null);
    }

    /**
     * Enters these into the registers, those that do not stand there already; they hold when this
     * returns.
     */
    public int enter(List<RegisterEntry> entries, Instant at) {
        var answer = dispatch.of(AxonWiring.ENTER, new ToEnter(List.copyOf(entries), at)).join();
        registers.refresh();
        return answer instanceof Answer.Done done ? done.version() : 0;
    }

    /** What this node remembers of the cases, for whoever reads the log as it grows. */
    public KnownCases known() {
        return known;
    }

    @Override
    public void close() {
        axon.close();
    }
}
