package org.throughline.casefile.values.care;

/** How the client found one of the four tasks, from 1 to 5. */
public record Rating(String task, int score) {}
