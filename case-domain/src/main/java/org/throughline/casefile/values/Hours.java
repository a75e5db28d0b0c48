package org.throughline.casefile.values;

import java.time.LocalTime;

/** Hours of a day in Europe/London, from included, to excluded. */
public record Hours(LocalTime from, LocalTime to) {}
