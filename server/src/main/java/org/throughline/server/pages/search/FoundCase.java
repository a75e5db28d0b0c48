package org.throughline.server.pages.search;

import org.throughline.casefile.register.Register;
import org.throughline.server.pages.Names;
import org.throughline.server.pages.Wording;
import org.throughline.views.caseload.CaseloadRow;

/** A case that was found, as it is shown. */
public record FoundCase(
        String caseId,
        String reference,
        boolean isClosed,
        String client,
        String caseworker,
        String lastChange) {

    static FoundCase of(CaseloadRow row, Register register) {
        var client = row.clientName();
        return new FoundCase(
                row.caseId(),
                row.caseRef(),
                row.isClosed(),
                client == null ? "not named" : client,
                Names.ofCaseworker(row.caseworker(), register),
                Wording.time(row.lastRecordedAt()));
    }
}
