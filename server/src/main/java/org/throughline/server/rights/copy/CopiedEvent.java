package org.throughline.server.rights.copy;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.throughline.server.pages.Wording;

/**
 * An event as its client may have it.
 *
 * @param number its place in the copy: what is left out leaves no gap
 * @param caseSeq its place in the case, which the client is not told
 * @param type name of the kind of event
 * @param payload the values that they are given, with the places of other events as in the copy
 * @param lines the same in words
 * @param withheld what of it they are not given and why, in words
 * @param isMasked whether something of it is withheld because it is about somebody else
 * @param told who else was told of it and how much, in words
 */
public record CopiedEvent(
        int number,
        int caseSeq,
        String type,
        String title,
        String by,
        String happened,
        String recorded,
        Map<String, Object> payload,
        List<Wording.Line> lines,
        List<String> withheld,
        boolean isMasked,
        List<String> told) {
    public CopiedEvent {
        payload = Collections.unmodifiableMap(new LinkedHashMap<>(payload));
        lines = List.copyOf(lines);
        withheld = List.copyOf(withheld);
        told = List.copyOf(told);
    }
}
