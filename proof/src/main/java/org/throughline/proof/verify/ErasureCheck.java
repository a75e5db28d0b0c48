package org.throughline.proof.verify;

import static java.util.stream.Collectors.toSet;
import static org.throughline.proof.verdict.VerdictCode.DISCLOSURE_MISSING;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.throughline.proof.json.Json;
import org.throughline.proof.leaf.EnvelopePath;
import org.throughline.proof.pack.Manifest;
import org.throughline.proof.pack.Opening;
import org.throughline.proof.verdict.Findings;

/**
 * Judges whether what is not opened may be closed: only because a person's key was destroyed, and a
 * fact says so.
 */
final class ErasureCheck {
    private final Manifest manifest;
    private final Findings findings;

    /** Events by whose values are erased in them; a person is known within their case. */
    private final Map<Set<List<String>>, Long> claimed = new HashMap<>();

    private final Set<List<String>> destroyed = new HashSet<>();

    ErasureCheck(Manifest manifest, Findings findings) {
        this.manifest = manifest;
        this.findings = findings;
    }

    void fact(Opening opening, Map<String, Json> open, String place) {
        if (!manifest.kind().isComplete()) {
            if (!opening.erased().isEmpty()) {
                findings.erased(1);
            }
            return;
        }
        destroyed(open);
        findings.unless(isAccountedFor(opening, open), DISCLOSURE_MISSING, place);
        if (!opening.erased().isEmpty()) {
            claimed.merge(
                    opening.erased().keySet().stream()
                            .map(one -> List.of(caseId(open), one))
                            .collect(toSet()),
                    1L,
                    Long::sum);
        }
    }

    /** Whether this fact says that a key was destroyed; whose is remembered. */
    boolean destroyed(Map<String, Json> open) {
        if (open.get(EnvelopePath.KEY_DESTROYED_OF) instanceof Json.Text(var person)) {
            destroyed.add(List.of(caseId(open), person));
            return true;
        }
        return false;
    }

    private static String caseId(Map<String, Json> open) {
        return open.get(EnvelopePath.CASE) instanceof Json.Text(var text) ? text : "";
    }

    private static boolean isAccountedFor(Opening opening, Map<String, Json> open) {
        if (!(open.get(EnvelopePath.FIELDS) instanceof Json.Whole(var fields))
                || !(open.get(EnvelopePath.SEALED) instanceof Json.Members sealed)) {
            return false;
        }
        long known = opening.open().size();
        for (var gone : opening.erased().entrySet()) {
            long count = gone.getValue().size();
            if (sealed.whole(gone.getKey()).filter(number -> number == count).isEmpty()) {
                return false;
            }
            known += count;
        }
        return known == fields;
    }

    /** After the last fact. */
    void end() {
        claimed.forEach((persons, events) -> {
            if (destroyed.containsAll(persons)) {
                findings.erased(events);
            } else {
                findings.add(
                        DISCLOSURE_MISSING,
                        events
                                + " events with values of a person whose key is not said to"
                                + " be destroyed");
            }
        });
    }
}
