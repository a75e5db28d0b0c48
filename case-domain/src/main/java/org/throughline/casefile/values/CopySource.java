package org.throughline.casefile.values;

/** The event of another case that an incident was copied from; a remark, not checked. */
public record CopySource(String caseId, int caseSeq) {}
