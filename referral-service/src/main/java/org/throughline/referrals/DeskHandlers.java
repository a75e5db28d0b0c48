package org.throughline.referrals;

import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.axonframework.messaging.core.MessageType;
import org.axonframework.messaging.core.QualifiedName;
import org.axonframework.messaging.eventhandling.GenericEventMessage;
import org.throughline.casefile.Actor;
import org.throughline.casefile.Asked;
import org.throughline.casefile.CaseCommand;
import org.throughline.casefile.Decider;
import org.throughline.casefile.Decision;
import org.throughline.casefile.RecordedEvent;
import org.throughline.casefile.Refusal;
import org.throughline.casefile.admission.Admission;
import org.throughline.casefile.clocks.DueFacts;
import org.throughline.casefile.events.CaseEvent;
import org.throughline.casefile.opening.OpenCase;
import org.throughline.casefile.register.Register;
import org.throughline.referrals.Answer.Done;
import org.throughline.referrals.Answer.EventRef;
import org.throughline.referrals.Answer.Refused;
import org.throughline.referrals.Request.ToDecide;
import org.throughline.referrals.Request.ToEnter;
import org.throughline.referrals.Request.ToFire;
import org.throughline.referrals.register.RegisterJson;
import org.throughline.referrals.stored.EventIds;
import org.throughline.referrals.stored.EventJson;

/**
 * What happens inside Axon's unit of work: replay the case, decide, append what is to be recorded.
 */
final class DeskHandlers {
    private final OnceKeys onceKeys;

    DeskHandlers(OnceKeys onceKeys) {
        this.onceKeys = onceKeys;
    }

    /** Any decider, written once. */
    <C extends CaseCommand, S> Answer decide(
            Decider<C, S> decider, ToDecide<?> request, EventSourcing log) {
        @SuppressWarnings("unchecked") // the desk dispatches a command under its own decider's name
        var asked = (ToDecide<C>) request;
        var submission = asked.submission();
        // Before the case is read: then the events of a first time are in what is read.
        var first = firstTime(asked);
        var history = log.history(submission.caseId());
        var admission = Admission.NOTHING_YET;
        var memory = decider.nothingYet();
        for (var recorded : history) {
            admission = admission.evolve(recorded);
            memory = decider.evolve().apply(memory, recorded);
        }
        // Of a case that others have, its opener learns only that the name is taken.
        var isOfOthers =
                submission.command() instanceof OpenCase open
                        && admission.projectId() != null
                        && !admission.projectId().equals(open.projectId());
        var judged = isOfOthers ? Admission.NOTHING_YET : admission;
        var hidden = judged.knownAndPermitted(submission, asked.register(), asked.terms());
        if (hidden.isPresent()) {
            return refused(hidden.get());
        }
        if (first.isPresent() && !isOfOthers) {
            return repeated(asked, first.get(), history);
        }
        var untimely = judged.timely(submission, asked.terms());
        if (untimely.isPresent()) {
            return refused(untimely.get());
        }
        var decision =
                decider.decide()
                        .apply(
                                memory,
                                new Asked<>(submission, admission.version(), asked.register()));
        return switch (decision) {
            case Decision.Refused refused -> refused(refused);
            case Decision.Recorded(var events) -> {
                var commit =
                        new CaseCommit(
                                submission.caseId(),
                                history,
                                submission.occurredAt(),
                                submission.precision(),
                                submission.lateReason(),
                                submission.by(),
                                submission.onBehalfOf(),
                                submission.commandId(),
                                admission.recordedAt(
                                        submission.at().truncatedTo(ChronoUnit.MICROS)),
                                asked.storyTime());
                yield append(commit, events, asked.onceKeys(), log);
            }
        };
    }

    /** A timed fact, if it is still due when the case is looked at again. */
    Answer fire(ToFire request, EventSourcing log) {
        var due = request.due();
        var history = log.history(request.caseId());
        var isStillDue =
                DueFacts.of(history, request.register()).stream()
                        .anyMatch(one -> one.key().equals(due.key()));
        if (!isStillDue || onceKeys.find("timer:" + request.caseId(), due.key()).isPresent()) {
            return Refused.because(Refusal.NOT_FOUND);
        }
        var admission = Admission.NOTHING_YET;
        for (var recorded : history) {
            admission = admission.evolve(recorded);
        }
        var commit =
                new CaseCommit(
                        request.caseId(),
                        history,
                        due.firesAt(),
                        "exact",
                        null,
                        Actor.SYSTEM,
                        null,
                        due.key(),
                        admission.recordedAt(due.firesAt()),
                        request.storyTime());
        var keys = Map.of("timer:" + request.caseId() + "/" + due.key(), "timer");
        return append(commit, List.of(due.event()), keys, log);
    }

    /** Those entries of the registers that do not stand there already in the same words. */
    Answer enter(ToEnter request, EventSourcing log) {
        var register = Register.EMPTY;
        for (var fact : log.facts(EventJson.REGISTER)) {
            register =
                    register.with(
                            ((org.throughline.casefile.RegisterChange) EventJson.read(fact))
                                    .entry());
        }
        int place = 0;
        for (var entry : request.entries()) {
            if (!register.holds(entry)) {
                register = register.with(entry);
                log.append(
                        new GenericEventMessage(
                                EventIds.of(request.at(), place++ % 4000),
                                new MessageType(new QualifiedName(EventJson.REGISTER_ENTRY), "1"),
                                RegisterJson.write(entry),
                                Map.of(EventSourcing.STREAM, EventJson.REGISTER),
                                request.at()));
            }
        }
        return new Done(
                new org.throughline.casefile.ids.CaseId("register"),
                place,
                List.of(),
                0,
                place == 0);
    }

    private Answer append(
            CaseCommit commit,
            List<CaseEvent> events,
            Map<String, String> keys,
            EventSourcing log) {
        var refs = new ArrayList<EventRef>();
        int caseSeq = commit.history().size();
        for (var message : commit.messages(events, keys)) {
            log.append(message);
            refs.add(new EventRef(message.identifier(), events.get(refs.size()).type(), ++caseSeq));
        }
        return new Done(commit.caseId(), caseSeq, refs, 0, false);
    }

    private Optional<FirstTime> firstTime(ToDecide<?> request) {
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
