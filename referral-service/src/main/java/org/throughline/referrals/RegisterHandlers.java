package org.throughline.referrals;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.axonframework.messaging.core.MessageType;
import org.axonframework.messaging.core.QualifiedName;
import org.axonframework.messaging.eventhandling.GenericEventMessage;
import org.throughline.casefile.Actor;
import org.throughline.casefile.Refusal;
import org.throughline.casefile.RegisterChange;
import org.throughline.casefile.ids.CaseId;
import org.throughline.casefile.register.Amending;
import org.throughline.casefile.register.Register;
import org.throughline.casefile.register.RegisterEntry;
import org.throughline.casefile.register.RegisterEntry.StatisticsRelease;
import org.throughline.casefile.register.RegisterRules;
import org.throughline.referrals.Answer.Done;
import org.throughline.referrals.Answer.EventRef;
import org.throughline.referrals.Answer.Refused;
import org.throughline.referrals.Request.ToAmend;
import org.throughline.referrals.Request.ToEnter;
import org.throughline.referrals.contract.Violation;
import org.throughline.referrals.known.LookAgain;
import org.throughline.referrals.log.OnceKeys;
import org.throughline.referrals.register.RegisterJson;
import org.throughline.referrals.stored.EventIds;
import org.throughline.referrals.stored.EventJson;
import org.throughline.referrals.stored.EventNames;
import org.throughline.referrals.stored.StoredFact;

/** What happens to the registers inside Axon's unit of work. */
final class RegisterHandlers {
    /** No case can have this name, so no command of a case has a key of this scope. */
    private static final String SCOPE = "command:" + EventJson.REGISTER;

    private static final CaseId REGISTERS = new CaseId("register");

    private final OnceKeys onceKeys;

    RegisterHandlers(OnceKeys onceKeys) {
        this.onceKeys = onceKeys;
    }

    /** Those entries of the registers that do not stand there already in the same words. */
    Answer enter(ToEnter request, EventSourcing log) {
        var register = fold(log.facts(EventJson.REGISTER));
        int place = 0;
        for (var entry : request.entries()) {
            if (!register.holds(entry)) {
                register = register.with(entry, request.at());
                var id = EventIds.of(request.at(), place++ % 4000);
                log.append(
                        message(
                                id,
                                entry,
                                request.at(),
                                Map.of(EventSourcing.STREAM, EventJson.REGISTER)));
            }
        }
        return new Done(REGISTERS, place, List.of(), 0, place == 0);
    }

    /** One entry, if nothing speaks against it; the same command again changes nothing. */
    Answer amend(ToAmend request, EventSourcing log) {
        var facts = log.facts(EventJson.REGISTER);
        var register = fold(facts);
        var amending = new Amending(register, request.by(), request.at());
        var hidden = amending.hidden(request.entry());
        if (hidden.isPresent()) {
            return new Refused(hidden.get().reason(), List.of(), hidden.get().details());
        }
        if (!request.isPermitted()) {
            return Refused.because(Refusal.FORBIDDEN_ROLE);
        }
        var first = onceKeys.find(SCOPE, request.commandId());
        if (first.isPresent()) {
            return first.get().digest().equals(request.digest())
                    ? repeated(first.get(), facts)
                    : Refused.because(Refusal.IDEMPOTENCY_MISMATCH);
        }
        if (request.entry() instanceof StatisticsRelease release) {
            var earlier = register.statisticsOf(release.request().projectId());
            var settled = release.settled(earlier);
            return settled.isAcross(earlier)
                    ? Refused.because(Refusal.SMALL_NUMBERS, "from", "to")
                    : release(settled, request, facts, log);
        }
        var broken = RegisterRules.brokenBy(request.entry(), register.with(request.entry()));
        if (!broken.isEmpty()) {
            return new Refused(
                    Refusal.VALIDATION,
                    broken.stream()
                            .map(rule -> new Violation(rule.field(), rule.message()))
                            .toList(),
                    List.of());
        }
        return amending.against(request.entry())
                .<Answer>map(refused -> new Refused(refused.reason(), List.of(), refused.details()))
                .orElseGet(() -> append(request.entry(), request, facts.size() + 1, log));
    }

    /** What was released before is not released a second time. */
    private static Answer release(
            StatisticsRelease release, ToAmend request, List<StoredFact> facts, EventSourcing log) {
        for (var fact : facts) {
            if (((RegisterChange) EventJson.read(fact)).entry() instanceof StatisticsRelease earlier
                    && earlier.request().equals(release.request())) {
                return new Done(
                        REGISTERS,
                        fact.streamSeq(),
                        List.of(new EventRef(fact.eventId(), kindOf(earlier), fact.streamSeq())),
                        fact.position(),
                        true);
            }
        }
        return append(release, request, facts.size() + 1, log);
    }

    private static Answer append(RegisterEntry entry, ToAmend request, int seq, EventSourcing log) {
        var id = EventIds.of(request.at(), 0);
        log.append(message(id, entry, request.at(), metadata(request)));
        return new Done(REGISTERS, seq, List.of(new EventRef(id, kindOf(entry), seq)), 0, false);
    }

    private static Map<String, String> metadata(ToAmend request) {
        Actor by = request.by();
        var metadata = new LinkedHashMap<String, String>();
        metadata.put(EventSourcing.STREAM, EventJson.REGISTER);
        metadata.put("person", by.person().value());
        metadata.put("role", by.role().code());
        metadata.put("agency", by.agency().value());
        metadata.put("commandId", request.commandId());
        metadata.put("once:" + SCOPE + "/" + request.commandId(), request.digest());
        return metadata;
    }

    private static GenericEventMessage message(
            String id, RegisterEntry entry, java.time.Instant at, Map<String, String> metadata) {
        var name = EventJson.REGISTER_ENTRY;
        return new GenericEventMessage(
                id,
                new MessageType(new QualifiedName(name), EventNames.version(name)),
                RegisterJson.write(entry),
                metadata,
                at);
    }

    private static Answer repeated(OnceKeys.First first, List<StoredFact> facts) {
        var events = new ArrayList<EventRef>();
        for (var fact : facts) {
            if (fact.position() >= first.firstPosition()
                    && fact.position() <= first.lastPosition()) {
                var change = (RegisterChange) EventJson.read(fact);
                events.add(new EventRef(fact.eventId(), kindOf(change.entry()), fact.streamSeq()));
            }
        }
        if (events.isEmpty()) {
            // It came between the two looks.
            throw new LookAgain();
        }
        return new Done(REGISTERS, events.getLast().caseSeq(), events, first.lastPosition(), true);
    }

    private static String kindOf(RegisterEntry entry) {
        return entry.getClass().getSimpleName();
    }

    private static Register fold(List<StoredFact> facts) {
        var register = Register.EMPTY;
        for (var fact : facts) {
            var change = (RegisterChange) EventJson.read(fact);
            register = register.with(change.entry(), change.recordedAt());
        }
        return register;
    }
}
