package org.throughline.casefile.rights.access;

import java.util.List;
import java.util.stream.Collectors;
import org.throughline.casefile.RecordedEvent;
import org.throughline.casefile.ids.CaseId;
import org.throughline.casefile.ids.Digest;

/**
 * The list of what a disclosure pack is made from: place, id and kind of each event of the case. It
 * holds no content, because a digest of what somebody said could be guessed after the key to it is
 * gone.
 *
 * @param chain digest of the lines so far, each line taken together with the digest before it
 * @param lines how many events are in it
 */
public record Manifest(String chain, int lines) {

    static final Manifest EMPTY = new Manifest("", 0);

    Manifest with(RecordedEvent recorded) {
        var line = recorded.caseSeq() + " " + recorded.eventId() + " " + recorded.type();
        return new Manifest(Digest.of(chain + "\n" + line), lines + 1);
    }

    /** Of case, request, exemptions in order, the number of events, and their chain. */
    String digest(CaseId caseId, IssueDisclosurePack pack) {
        var exemptions = pack.exemptions().stream().sorted().collect(Collectors.joining(" "));
        return Digest.of(
                String.join(
                        "\n",
                        List.of(
                                caseId.value(),
                                pack.requestId(),
                                exemptions,
                                Integer.toString(lines),
                                chain)));
    }
}
