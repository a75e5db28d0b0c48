package org.throughline.bench.modulith;

import org.springframework.modulith.events.Externalized;

/** Something that was recorded of a case; the case is the key on the topic. */
@Externalized("facts::#{#this.caseId()}")
public record FactRecorded(String id, String caseId, String text) {}
