package org.throughline.casefile.partner;

import java.util.List;

/** Told of each entry that an agency receives, once, inside the transaction that stores it. */
@FunctionalInterface
public interface PartnerEntryListener {
    /**
     * The agency has received these.
     *
     * @param entries at least one, all of one agency, those of a case in its order
     */
    void received(List<PartnerEntry> entries);

    /**
     * An entry that was received without its fields, because its gate was closed, has them now.
     *
     * @param told every entry of the case that the agency holds, this one among them, by agencySeq
     */
    default void filled(PartnerEntry entry, List<PartnerEntry> told) {}

    /**
     * A person was erased of whom the entry told something.
     *
     * @param left the entry with what is left of its fields
     */
    default void erased(PartnerEntry left) {}

    /** Word of the same, once, after each of its entries. */
    default void erased(ErasureWord word) {}
}
