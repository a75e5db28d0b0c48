package org.throughline.referrals;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.axonframework.messaging.core.MessageType;
import org.axonframework.messaging.core.QualifiedName;
import org.axonframework.messaging.eventhandling.EventMessage;
import org.axonframework.messaging.eventhandling.GenericEventMessage;
import org.jspecify.annotations.Nullable;
import org.throughline.casefile.Actor;
import org.throughline.casefile.RecordedEvent;
import org.throughline.casefile.events.CaseEvent;
import org.throughline.casefile.events.CorrectionEvent;
import org.throughline.casefile.events.CorrectionEvent.EventCorrected;
import org.throughline.casefile.events.CorrectionEvent.EventRedacted;
import org.throughline.casefile.ids.CaseId;
import org.throughline.referrals.stored.EventIds;
import org.throughline.referrals.stored.EventJson;
import org.throughline.referrals.stored.EventNames;
import org.throughline.referrals.stored.FactMetadata;
import org.throughline.referrals.stored.PersonalSeal;

/**
 * The messages of one commit of a case. They share recordedAt, and it is later than the case's last
 * one: that is safe to decide here, because the append is refused when anything of the case was
 * appended meanwhile.
 */
record CaseCommit(
        CaseId caseId,
        List<RecordedEvent> history,
        Instant occurredAt,
        String precision,
        @Nullable String lateReason,
        Actor actor,
        @Nullable String onBehalfOf,
        String commandId,
        Instant recordedAt,
        boolean storyTime) {

    /**
     * Throws {@link org.throughline.casefile.person.PersonErased} when something of them is about
     * somebody who was erased.
     */
    List<EventMessage> messages(
            List<CaseEvent> events, Map<String, String> onceKeys, PersonalSeal seal) {
        var messages = new ArrayList<EventMessage>();
        for (var event : events) {
            var name = EventNames.storedName(event.type());
            var metadata =
                    new LinkedHashMap<>(
                            FactMetadata.of(
                                    caseId,
                                    occurredAt,
                                    precision,
                                    lateReason,
                                    actor,
                                    onBehalfOf,
                                    commandId,
                                    supersedes(event),
                                    storyTime));
            if (messages.isEmpty()) {
                onceKeys.forEach((key, digest) -> metadata.put("once:" + key, digest));
            }
            var eventId = EventIds.of(recordedAt, messages.size());
            messages.add(
                    new GenericEventMessage(
                            eventId,
                            new MessageType(new QualifiedName(name), EventNames.version(name)),
                            seal.sealed(
                                    caseId, eventId, name, EventJson.write(event, this::eventAt)),
                            metadata,
                            recordedAt));
        }
        return messages;
    }

    private CaseEvent eventAt(int caseSeq) {
        return history.get(caseSeq - 1).event();
    }

    /** The last change of the same target, else the target: a chain, never a fork. */
    private @Nullable String supersedes(CaseEvent event) {
        if (!(event instanceof CorrectionEvent change) || !isChange(event)) {
            return null;
        }
        String last = null;
        for (var recorded : history) {
            if (recorded.caseSeq() == change.target()
                    || isChange(recorded.event())
                            && recorded.event() instanceof CorrectionEvent earlier
                            && earlier.target() == change.target()) {
                last = recorded.eventId();
            }
        }
        return last;
    }

    /** An event in error is not changed by it: it never belonged. */
    private static boolean isChange(CaseEvent event) {
        return event instanceof EventCorrected || event instanceof EventRedacted;
    }
}
