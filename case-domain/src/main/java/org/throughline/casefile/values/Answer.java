package org.throughline.casefile.values;

/** One answer of a risk assessment. */
public record Answer(String question, String answer) {}
