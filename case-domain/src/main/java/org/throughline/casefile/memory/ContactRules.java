package org.throughline.casefile.memory;

import java.time.Instant;
import java.time.LocalTime;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.throughline.casefile.RecordedEvent;
import org.throughline.casefile.events.ClientEvent.ContactSafetySet;
import org.throughline.casefile.events.ContactEvent.ContactAttempted;
import org.throughline.casefile.register.Register;
import org.throughline.casefile.values.ContactRule;
import org.throughline.casefile.values.Hours;

/** Which ways of contact are safe, as last said by the client and learnt since. */
public record ContactRules(Map<String, ContactRule> byChannel) {

    public static final ContactRules NONE = new ContactRules(Map.of());

    private static final Set<String> SOMEBODY_ELSE_ANSWERED =
            Set.of("other-person", "wrong-number");

    /** This memory after one more event. */
    public ContactRules evolve(RecordedEvent recorded) {
        return switch (recorded.event()) {
            case ContactSafetySet set ->
                    new ContactRules(
                            set.rules().stream()
                                    .collect(
                                            Collectors.toUnmodifiableMap(
                                                    ContactRule::channelId,
                                                    rule -> rule,
                                                    (_, later) -> later)));
            case ContactAttempted attempted when raisesDoubt(attempted.outcome()) ->
                    doubting(attempted);
            default -> this;
        };
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

    /** Somebody else answers there: nobody knows any longer whether it is safe. */
    private ContactRules doubting(ContactAttempted attempted) {
        var rule = byChannel.get(attempted.channelId());
        var doubtful =
                new ContactRule(
                        attempted.channelId(),
                        rule == null ? attempted.channel() : rule.kind(),
                        rule == null ? null : rule.value(),
                        "unknown",
                        null,
                        rule != null && rule.messageAllowed());
        return new ContactRules(Known.with(byChannel, attempted.channelId(), doubtful));
    }

    /** The rule for a way of contact, if anything is known about it. */
    public Optional<ContactRule> of(String channelId) {
        return Optional.ofNullable(byChannel.get(channelId));
    }

    /** The channels that must not be used. */
    public Set<String> unsafe() {
        return byChannel.values().stream()
                .filter(rule -> rule.status().equals("unsafe"))
                .map(ContactRule::channelId)
                .collect(Collectors.toUnmodifiableSet());
    }

    /** Whether what is known speaks against this contact. */
    public boolean forbids(@Nullable String channelId, Instant when, boolean leavingMessage) {
        var rule = channelId == null ? null : byChannel.get(channelId);
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
