package org.throughline.casefile.partner;

/** Told of each entry that an agency receives, once, inside the transaction that stores it. */
@FunctionalInterface
public interface PartnerEntryListener {
    void received(PartnerEntry entry);
}
