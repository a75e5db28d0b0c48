package org.throughline.agencies.receiving;

/** What became of an entry that arrived. */
public enum Received {
    /** It is stored, and its effects with it. */
    STORED,
    /** It was there already. */
    DUPLICATE,
    /** It was there without its fields, which a closed gate had kept back, and has them now. */
    FILLED,
    /** A number before it is missing: it was not stored, and must be asked for again. */
    GAP
}
