package org.throughline.casefile.sharing.gate;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.throughline.casefile.events.CorrectionEvent.EventRedacted;
import org.throughline.casefile.values.Change;

/**
 * What later events changed of one event.
 *
 * @param corrected latest values by field
 * @param redacted replacement texts by field; they hold whatever is corrected before or after
 * @param isInError whether it never belonged to the case
 */
public record Amendments(
        Map<String, Object> corrected, Map<String, String> redacted, boolean isInError) {

    /** What stands for a redacted value when no other text was given. */
    public static final String REDACTED = "[redacted]";

    /** The event stands as it was recorded. */
    public static final Amendments NONE = new Amendments(Map.of(), Map.of(), false);

    public Amendments {
        corrected = Map.copyOf(corrected);
        redacted = Map.copyOf(redacted);
    }

    public Amendments corrected(Iterable<Change> changes) {
        var values = new HashMap<>(corrected);
        changes.forEach(change -> values.put(change.field(), change.value()));
        return new Amendments(values, redacted, isInError);
    }

    Amendments redactedBy(EventRedacted redaction) {
        var replacements = new HashMap<String, String>();
        Optional.ofNullable(redaction.replacements())
                .orElse(List.of())
                .forEach(one -> replacements.put(one.field(), one.text()));
        return redacted(Set.copyOf(redaction.fields()), replacements);
    }

    public Amendments redacted(Set<String> fields, Map<String, String> replacements) {
        var texts = new HashMap<>(redacted);
        fields.forEach(field -> texts.put(field, replacements.getOrDefault(field, REDACTED)));
        return new Amendments(corrected, texts, isInError);
    }

    public Amendments enteredInError() {
        return new Amendments(corrected, redacted, true);
    }

    /** The value behind the mask, given the one that was recorded; null for an empty field. */
    @Nullable Object unmasked(String field, @Nullable Object recorded) {
        return corrected.getOrDefault(field, recorded);
    }

    /** The value of a field as it now stands, given the one that was recorded. */
    public @Nullable Object latest(String field, @Nullable Object recorded) {
        var masked = redacted.get(field);
        return masked != null ? masked : unmasked(field, recorded);
    }
}
