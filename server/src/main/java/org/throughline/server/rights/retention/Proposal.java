package org.throughline.server.rights.retention;

import java.time.Instant;
import org.throughline.casefile.ids.PersonId;

/** Somebody proposed to delete a case; somebody else has to do it. */
record Proposal(String caseId, PersonId by, Instant at) {}
