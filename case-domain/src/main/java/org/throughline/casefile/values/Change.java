package org.throughline.casefile.values;

/** A field of an event and its right value, as plain JSON value. */
public record Change(String field, Object value) {}
