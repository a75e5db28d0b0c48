package org.throughline.casefile.handover;

import org.jspecify.annotations.Nullable;
import org.throughline.casefile.CaseCommand;
import org.throughline.casefile.ids.PersonId;

/** Offer the case to another caseworker. */
public record OfferHandover(PersonId from, PersonId to, @Nullable String reason)
        implements CaseCommand {}
