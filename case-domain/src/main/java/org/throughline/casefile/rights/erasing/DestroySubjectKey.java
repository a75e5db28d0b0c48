package org.throughline.casefile.rights.erasing;

import org.throughline.casefile.CaseCommand;
import org.throughline.casefile.ids.PersonId;

/** Destroy the key that opens what is known of a person; it takes two people. */
public record DestroySubjectKey(String person, String keyId, PersonId secondPerson)
        implements CaseCommand {}
