package org.throughline.casefile.values;

/** One scale of how the client is doing, from 1 to 5. */
public record Score(String scale, int score) {}
