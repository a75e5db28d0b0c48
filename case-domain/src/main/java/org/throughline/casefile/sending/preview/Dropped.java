package org.throughline.casefile.sending.preview;

/**
 * A field that stays behind.
 *
 * @param caseSeq of the event that holds it
 * @param kind of that event
 */
public record Dropped(int caseSeq, String kind, String field, Reason reason) {}
