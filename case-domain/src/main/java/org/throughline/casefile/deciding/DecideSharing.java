package org.throughline.casefile.deciding;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.throughline.casefile.CaseCommand;
import org.throughline.casefile.codes.DataClass;
import org.throughline.casefile.codes.Purpose;
import org.throughline.casefile.events.BasisEvent.SharingDecided.Scope;
import org.throughline.casefile.ids.AgencyId;
import org.throughline.casefile.ids.PersonId;

/** Decide, with reasons, that an agency is told without the client's consent. */
public record DecideSharing(
        String decisionId,
        AgencyId agency,
        List<Purpose> purposes,
        List<DataClass> classes,
        String basisCode,
        String condition,
        String necessity,
        String proportionality,
        boolean clientTold,
        @Nullable String whyNotTold,
        PersonId requestedBy,
        Scope scope)
        implements CaseCommand {
    public DecideSharing {
        purposes = List.copyOf(purposes);
        classes = List.copyOf(classes);
    }
}
