package org.throughline.referrals;

import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.axonframework.messaging.eventhandling.EventMessage;
import org.throughline.casefile.Actor;
import org.throughline.casefile.Asked;
import org.throughline.casefile.CaseCommand;
import org.throughline.casefile.Decider;
import org.throughline.casefile.Decision;
import org.throughline.casefile.RecordedEvent;
import org.throughline.casefile.Refusal;
import org.throughline.casefile.admission.Admission;
import org.throughline.casefile.clocks.DueFacts;
import org.throughline.casefile.delivering.RedeliverReferral;
import org.throughline.casefile.events.CaseEvent;
import org.throughline.casefile.opening.OpenCase;
import org.throughline.casefile.person.PersonErased;
import org.throughline.referrals.Answer.Done;
import org.throughline.referrals.Answer.EventRef;
import org.throughline.referrals.Answer.Refused;
import org.throughline.referrals.Request.ToDecide;
import org.throughline.referrals.Request.ToFire;
import org.throughline.referrals.known.KnownCase;
import org.throughline.referrals.known.KnownCases;
import org.throughline.referrals.known.LookAgain;
import org.throughline.referrals.log.OnceKeys;
import org.throughline.referrals.log.Redelivery;
import org.throughline.referrals.stored.PersonalSeal;

/**
 * What happens inside Axon's unit of work: replay the case, decide, append what is to be recorded.
 */
final class DeskHandlers {
    private final OnceKeys onceKeys;
    private final Redelivery redelivery;
    private final KnownCases known;
    private final PersonalSeal seal;

    DeskHandlers(OnceKeys onceKeys, Redelivery redelivery, KnownCases known, PersonalSeal seal) {
        this.onceKeys = onceKeys;
        this.redelivery = redelivery;
        this.known = known;
        this.seal = seal;
    }

    /** Any decider, written once. */
    <C extends CaseCommand, S> Answer decide(
            Decider<C, S> decider, ToDecide<?> request, EventSourcing log) {
        @SuppressWarnings("unchecked") // the desk dispatches a command under its own decider's name
        var asked = (ToDecide<C>) request;
        var submission = asked.submission();
        var caseId = submission.caseId();
        var remembered = log.mayTrustMemory() ? known.of(caseId) : null;
        if (remembered != null
                && submission.messageId() == null
                && !remembered.holds(submission.commandId())) {
            log.trust(caseId, remembered);
            var answer = judge(decider, asked, remembered, Optional.empty(), log);
            if (answer instanceof Done done && !done.events().isEmpty()) {
                return answer;
            }
            // Nothing is appended, so nobody would find out that the memory was behind.
            known.forget(caseId);
            throw new LookAgain();
        }
        var seen = log.read(caseId);
        var first = firstTime(asked, seen);
        if (first.isPresent() && first.get().first().lastPosition() > seen.upTo()) {
            // It came between the two looks.
            throw new LookAgain();
        }
        return judge(decider, asked, seen, first, log);
    }

    private <C extends CaseCommand, S> Answer judge(
            Decider<C, S> decider,
            ToDecide<C> asked,
            KnownCase seen,
            Optional<FirstTime> first,
            EventSourcing log) {
        var submission = asked.submission();
        // Of a case that others have, its opener learns only that the name is taken.
        var isOfOthers =
                submission.command() instanceof OpenCase open
                        && seen.admission().projectId() != null
                        && !seen.admission().projectId().equals(open.projectId());
        var judged = isOfOthers ? Admission.NOTHING_YET : seen.admission();
        var hidden = judged.knownAndPermitted(submission, asked.register(), asked.terms());
        // A story is told again as it went: the sender of its line knew the case then.
        var wasToldSo = asked.storyTime() && first.filter(FirstTime::isSame).isPresent();
        if (hidden.isPresent() && !wasToldSo) {
            return refused(hidden.get());
        }
        if (first.isPresent() && !isOfOthers) {
            return repeated(asked, first.get(), seen.history());
        }
        var untimely = judged.timely(submission, asked.terms());
        if (untimely.isPresent()) {
            return refused(untimely.get());
        }
        var decision =
                decider.decide()
                        .apply(
                                decider.memoryOf(seen.history()),
                                new Asked<>(
                                        submission, seen.admission().version(), asked.register()));
        return switch (decision) {
            case Decision.Refused refused -> refused(refused);
            case Decision.Recorded(var events) -> {
                var commit =
                        new CaseCommit(
                                submission.caseId(),
                                seen.history(),
                                submission.occurredAt(),
                                submission.precision(),
                                submission.lateReason(),
                                submission.by(),
                                submission.onBehalfOf(),
                                submission.commandId(),
                                seen.admission()
                                        .recordedAt(submission.at().truncatedTo(ChronoUnit.MICROS)),
                                asked.storyTime());
                yield append(commit, events, asked.onceKeys(), log);
            }
        };
    }

    /** A timed fact, if it is still due when the case is looked at again. */
    Answer fire(ToFire request, EventSourcing log) {
        var due = request.due();
        var seen = log.read(request.caseId());
        var isStillDue =
                DueFacts.of(seen.history(), request.register()).stream()
                        .anyMatch(one -> one.key().equals(due.key()));
        if (!isStillDue || onceKeys.find("timer:" + request.caseId(), due.key()).isPresent()) {
            return Refused.because(Refusal.NOT_FOUND);
        }
        var commit =
                new CaseCommit(
                        request.caseId(),
                        seen.history(),
                        due.firesAt(),
                        "exact",
                        null,
                        Actor.SYSTEM,
                        null,
                        due.key(),
                        seen.admission().recordedAt(due.firesAt()),
                        request.storyTime());
        var keys = Map.of("timer:" + request.caseId() + "/" + due.key(), "timer");
        return append(commit, List.of(due.event()), keys, log);
    }

    private Answer append(
            CaseCommit commit,
            List<CaseEvent> events,
            Map<String, String> keys,
            EventSourcing log) {
        List<EventMessage> messages;
        try {
            messages = commit.messages(events, keys, seal);
        } catch (PersonErased erased) {
            // Nothing more can be kept of them, and a fact without its words would be half a fact.
            return Refused.because(Refusal.SUBJECT_ERASED);
        }
        var refs = new ArrayList<EventRef>();
        int caseSeq = commit.history().size();
        for (var message : messages) {
            log.append(message);
            refs.add(new EventRef(message.identifier(), events.get(refs.size()).type(), ++caseSeq));
        }
        return new Done(commit.caseId(), caseSeq, refs, 0, false);
    }

    /**
     * A command that was recorded before stands in the case; only a message could stand in another.
     * One that only sends again records nothing.
     */
    private Optional<FirstTime> firstTime(ToDecide<?> request, KnownCase seen) {
        if (request.submission().command() instanceof RedeliverReferral) {
            var before = sentAgainBefore(request.onceKeys());
            if (before.isPresent()) {
                return before;
            }
        }
        if (request.submission().messageId() == null
                && !seen.holds(request.submission().commandId())) {
            return Optional.empty();
        }
        for (var key : request.onceKeys().entrySet()) {
            int cut = key.getKey().indexOf('/');
            var first =
                    onceKeys.find(key.getKey().substring(0, cut), key.getKey().substring(cut + 1));
            if (first.isPresent()) {
                return Optional.of(
                        new FirstTime(first.get(), first.get().digest().equals(key.getValue())));
            }
        }
        return Optional.empty();
    }

    private Optional<FirstTime> sentAgainBefore(Map<String, String> keys) {
        return keys.entrySet().stream()
                .flatMap(key ->
                        redelivery.digestOf(key.getKey()).stream()
                                .map(digest ->
                                        new FirstTime(
                                                new OnceKeys.First(digest, 0, 0),
                                                digest.equals(key.getValue()))))
                .findFirst();
    }

    /** A once key of the command is known; whether it stood for the same content. */
    private record FirstTime(OnceKeys.First first, boolean isSame) {}

    private static Answer repeated(
            ToDecide<?> request, FirstTime time, List<RecordedEvent> history) {
        return time.isSame()
                ? firstAnswer(request, time.first(), history)
                : Refused.because(Refusal.IDEMPOTENCY_MISMATCH);
    }

    private static Answer firstAnswer(
            ToDecide<?> request, OnceKeys.First first, List<RecordedEvent> history) {
        var events =
                history.stream()
                        .filter(one ->
                                one.position() >= first.firstPosition()
                                        && one.position() <= first.lastPosition())
                        .toList();
        return new Done(
                request.submission().caseId(),
                events.isEmpty() ? history.size() : events.getLast().caseSeq(),
                events.stream()
                        .map(one -> new EventRef(one.eventId(), one.type(), one.caseSeq()))
                        .toList(),
                first.lastPosition(),
                true);
    }

    private static Refused refused(Decision.Refused refused) {
        return new Refused(refused.reason(), List.of(), refused.details());
    }
}
