package org.throughline.casefile.rights.retaining;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.throughline.casefile.CaseCommand;

/** Say whether the case is kept, kept longer or deleted. */
public record ReviewRetention(String verdict, @Nullable LocalDate nextOn) implements CaseCommand {}
