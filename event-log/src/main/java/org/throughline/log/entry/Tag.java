package org.throughline.log.entry;

/** A word by which events are found: key and value. */
public record Tag(String key, String value) {}
