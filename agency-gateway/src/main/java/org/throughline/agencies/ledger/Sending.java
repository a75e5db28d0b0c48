package org.throughline.agencies.ledger;

import io.cloudevents.CloudEvent;
import org.jspecify.annotations.Nullable;
import org.throughline.agencies.EntryEvents;
import org.throughline.agencies.erasing.ErasureWordTable.Word;
import org.throughline.casefile.partner.Served;

/**
 * A row that is being sent.
 *
 * @param served the entry as the agency may be shown it at this moment; of word of an erasure, the
 *     entry that it follows
 * @param word of an erasure; null where the entry itself is sent
 */
public record Sending(Delivery delivery, Served served, @Nullable Word word) {

    /** The same by whatever channel and however often it goes out. */
    public String id() {
        return word == null ? EntryEvents.id(served.entry()) : EntryEvents.id(word.word());
    }

    /** What the agency gets. */
    public CloudEvent event() {
        return word == null
                ? EntryEvents.of(served)
                : EntryEvents.of(word.word(), word.number(), word.toldAt());
    }

    /** Whether the agency caused it, and so knows. */
    public boolean isItsOwn() {
        return word == null && served.entry().actingOrganisation().equals(served.entry().agency());
    }
}
