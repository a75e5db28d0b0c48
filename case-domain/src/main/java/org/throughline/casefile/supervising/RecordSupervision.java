package org.throughline.casefile.supervising;

import org.throughline.casefile.CaseCommand;

/** Write down what was decided in supervision. */
public record RecordSupervision(String decisions, int caseloadCount, boolean debriefOffered)
        implements CaseCommand {}
