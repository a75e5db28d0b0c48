package org.throughline.casefile.reference;

import static org.throughline.casefile.Brackenford.ROSA;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.throughline.casefile.Actor;
import org.throughline.casefile.Payloads;
import org.throughline.casefile.RecordedEvent;
import org.throughline.casefile.Role;
import org.throughline.casefile.events.CaseEvent;
import org.throughline.casefile.ids.AgencyId;
import org.throughline.casefile.ids.PersonId;

/** A case of a town, told commit by commit. */
final class World {
    final Town town;
    final List<RecordedEvent> history = new ArrayList<>();
    Instant now = Instant.parse("2025-03-03T09:00:00Z");
    private AgencyId by = AgencyId.PROJECT;

    World(Town town) {
        this.town = town;
    }

    World by(String agency) {
        by = new AgencyId(agency);
        return this;
    }

    World later(long amount, ChronoUnit unit) {
        now = now.plus(amount, unit);
        return this;
    }

    /** Facts recorded together; the next commit follows a minute later, by the project. */
    World commit(CaseEvent... facts) {
        add(facts);
        return done();
    }

    /** Facts of a commit that is not yet done. */
    World add(CaseEvent... facts) {
        for (var fact : facts) {
            add(fact);
        }
        return this;
    }

    World done() {
        by = AgencyId.PROJECT;
        return later(1, ChronoUnit.MINUTES);
    }

    int lastSeq() {
        return history.size();
    }

    private void add(CaseEvent fact) {
        var seq = history.size() + 1;
        var role = by.isProject() ? Role.CASEWORKER : Role.AGENCY_USER;
        history.add(
                new RecordedEvent(
                        seq,
                        ROSA,
                        seq,
                        "event-%03d".formatted(seq),
                        fact.type(),
                        1,
                        now.minus(5, ChronoUnit.MINUTES),
                        "exact",
                        now,
                        null,
                        new Actor(new PersonId("P-" + by), role, by),
                        null,
                        "command-" + seq,
                        null,
                        null,
                        null,
                        fact,
                        Payloads.of(fact)));
    }
}
