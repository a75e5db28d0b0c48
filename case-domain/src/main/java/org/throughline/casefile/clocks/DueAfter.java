package org.throughline.casefile.clocks;

/** A due fact and the caseSeq of the event that started its timer. */
record DueAfter(int startedBy, DueFact fact) {}
