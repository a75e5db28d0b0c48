package org.throughline.casefile.values;

/** What is shown in the place of a redacted field. */
public record Replacement(String field, String text) {}
