package org.throughline.log.entry;

/**
 * Something that is appended at most once, for ever: within a scope an id, with a digest of what it
 * stands for, so that the same id with another content can be told from a repetition.
 */
public record OnceKey(String scope, String id, String digest) {}
