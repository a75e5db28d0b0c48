package org.throughline.casefile.values.care;

import java.time.LocalDate;

/** Something that a support plan sets out to reach for a need, how one will see it, and by when. */
public record Goal(String goalId, String needId, String wording, String measure, LocalDate date) {}
