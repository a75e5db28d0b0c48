package org.throughline.bench.debezium;

/** Something that was recorded of a case; the case is the key on the topic. */
public record Fact(String id, String caseId, String text) {}
