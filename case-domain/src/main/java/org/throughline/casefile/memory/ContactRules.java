package org.throughline.casefile.memory;

import java.time.Instant;
import java.time.LocalTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.throughline.casefile.RecordedEvent;
import org.throughline.casefile.events.ClientEvent.ContactSafetySet;
import org.throughline.casefile.events.ContactEvent.ContactAttempted;
import org.throughline.casefile.events.CorrectionEvent.EventCorrected;
import org.throughline.casefile.register.Register;
import org.throughline.casefile.values.Change;
import org.throughline.casefile.values.ContactRule;
import org.throughline.casefile.values.Hours;

/**
 * Which ways of contact are safe, as last said by the client, put right and learnt since. Whoever
 * reads the rules on a page reads them as they were put right, so nothing else may be held to. What
 * was entered in error is not among the events that it is given.
 *
 * @param said the rules by the caseSeq of the event that said them
 * @param attempts to reach the client, by caseSeq
 */
public record ContactRules(
        Map<Integer, List<ContactRule>> said, Map<Integer, ContactAttempted> attempts) {

    public static final ContactRules NONE = new ContactRules(Map.of(), Map.of());

    private static final Set<String> SOMEBODY_ELSE_ANSWERED =
            Set.of("other-person", "wrong-number");

    /** This memory after one more event. */
    public ContactRules evolve(RecordedEvent recorded) {
        return switch (recorded.event()) {
            case ContactSafetySet set -> said(recorded.caseSeq(), set.rules());
            case ContactAttempted attempted -> attempted(recorded.caseSeq(), attempted);
            case EventCorrected corrected -> corrected(corrected.target(), corrected.changes());
            default -> this;
        };
    }

    private ContactRules said(int caseSeq, List<ContactRule> rules) {
        return new ContactRules(Known.with(said, caseSeq, List.copyOf(rules)), attempts);
    }

    private ContactRules attempted(int caseSeq, ContactAttempted attempted) {
        return new ContactRules(said, Known.with(attempts, caseSeq, attempted));
    }

    private ContactRules corrected(int target, List<Change> changes) {
        var rules = this;
        for (var change : changes) {
            var attempt = attempts.get(target);
            if (said.containsKey(target) && change.field().equals("rules")) {
                rules = rules.said(target, ContactRule.all(change.value()));
            } else if (attempt != null) {
                rules = rules.attempted(target, with(attempt, change));
            }
        }
        return rules;
    }

    private static ContactAttempted with(ContactAttempted attempt, Change change) {
        var value = String.valueOf(change.value());
        return switch (change.field()) {
            case "channel" -> with(attempt, value, attempt.outcome());
            case "outcome" -> with(attempt, attempt.channel(), value);
            default -> attempt;
        };
    }

    private static ContactAttempted with(ContactAttempted attempt, String channel, String outcome) {
        return new ContactAttempted(
                channel,
                outcome,
                attempt.messageLeft(),
                attempt.channelId(),
                attempt.overrideBy(),
                attempt.overrideReason());
    }

    /**
     * Whether somebody else answered, so that the way of contact is in doubt until the client says
     * anew what is safe.
     *
     * @param outcome of an attempt, a code of contactOutcome
     */
    public static boolean raisesDoubt(String outcome) {
        return SOMEBODY_ELSE_ANSWERED.contains(outcome);
    }

    /** What holds now for each way of contact that anything is known of. */
    public Map<String, ContactRule> byChannel() {
        int last = said.keySet().stream().mapToInt(Integer::intValue).max().orElse(0);
        var rules = new HashMap<String, ContactRule>();
        said.getOrDefault(last, List.of()).forEach(rule -> rules.put(rule.channelId(), rule));
        attempts.forEach((caseSeq, attempt) -> {
            if (caseSeq > last && raisesDoubt(attempt.outcome())) {
                rules.compute(attempt.channelId(), (_, rule) -> doubted(attempt, rule));
            }
        });
        return rules;
    }

    /** Somebody else answers there: nobody knows any longer whether it is safe. */
    private static ContactRule doubted(ContactAttempted attempt, @Nullable ContactRule rule) {
        return new ContactRule(
                attempt.channelId(),
                rule == null ? attempt.channel() : rule.kind(),
                rule == null ? null : rule.value(),
                "unknown",
                null,
                rule != null && rule.messageAllowed());
    }

    /** The rule for a way of contact, if anything is known about it. */
    public Optional<ContactRule> of(String channelId) {
        return Optional.ofNullable(byChannel().get(channelId));
    }

    /** The channels that must not be used. */
    public Set<String> unsafe() {
        return byChannel().values().stream()
                .filter(rule -> rule.status().equals("unsafe"))
                .map(ContactRule::channelId)
                .collect(Collectors.toUnmodifiableSet());
    }

    /** Whether what is known speaks against this contact. */
    public boolean forbids(@Nullable String channelId, Instant when, boolean leavingMessage) {
        var rule = channelId == null ? null : byChannel().get(channelId);
        return rule != null
                && (rule.status().equals("unsafe")
                        || isOutsideHours(rule, when)
                        || leavingMessage && !rule.messageAllowed());
    }

    private static boolean isOutsideHours(ContactRule rule, Instant when) {
        var time = when.atZone(Register.LONDON).toLocalTime();
        return rule.hours() != null
                && rule.hours().stream().noneMatch(hours -> isWithin(hours, time));
    }

    private static boolean isWithin(Hours hours, LocalTime time) {
        return !time.isBefore(hours.from()) && time.isBefore(hours.to());
    }
}
