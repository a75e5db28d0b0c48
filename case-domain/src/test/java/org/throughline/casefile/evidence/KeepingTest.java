package org.throughline.casefile.evidence;

import static org.throughline.casefile.Brackenford.KAY;
import static org.throughline.casefile.Brackenford.MONDAY;
import static org.throughline.casefile.Brackenford.POLICE;
import static org.throughline.casefile.CaseHistory.given;

import org.junit.jupiter.api.Test;
import org.throughline.casefile.events.IncidentEvent.EvidenceLogged;
import org.throughline.casefile.ids.AgencyId;

class KeepingTest {

    private static final String DIGEST = "sha256:" + "0".repeat(64);

    @Test
    void evidence_says_who_keeps_it_and_what_it_was_when_it_was_taken() {
        given(Keeping.DECIDER)
                .when(new LogEvidence("e1", "photo", AgencyId.PROJECT, MONDAY, DIGEST))
                .thenRecorded(new EvidenceLogged("e1", "photo", AgencyId.PROJECT, MONDAY, DIGEST));
    }

    @Test
    void an_agency_writes_down_what_it_holds() {
        given(Keeping.DECIDER)
                .by(KAY)
                .when(new LogEvidence("e2", "video", POLICE, MONDAY, DIGEST))
                .thenRecorded(new EvidenceLogged("e2", "video", POLICE, MONDAY, DIGEST));
    }
}
