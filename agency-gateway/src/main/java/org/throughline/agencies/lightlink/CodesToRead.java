package org.throughline.agencies.lightlink;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.throughline.casefile.ids.AgencyId;
import org.throughline.casefile.ids.PersonId;

/**
 * The telephone as a second channel: somebody of the project looks a code up and reads it out to
 * the registered person. A code stands here in clear until it was used or its time is over.
 */
public final class CodesToRead implements SecondChannel {
    private final CodeTable table;
    private final Clock clock;

    /** Over the gateway database, migrated. */
    public CodesToRead(DataSource database, Clock clock) {
        this.table = new CodeTable(database);
        this.clock = clock;
    }

    /**
     * A code that somebody waits for, without the code.
     *
     * @param shownTo who looked it up last; null when nobody did
     */
    public record Waiting(
            AgencyId agency,
            String reference,
            PersonId person,
            Instant askedAt,
            Instant until,
            @Nullable PersonId shownTo) {}

    @Override
    public void tell(Code code) {
        table.removeOver(clock.instant());
        table.put(code, clock.instant());
    }

    @Override
    public void spent(AgencyId agency, String reference) {
        table.remove(agency, reference);
    }

    /** Those that are good now, the newest first. */
    public List<Waiting> waiting() {
        return table.waiting(clock.instant());
    }

    /** The code itself, for the person who reads it out; it is noted who that was. */
    public Optional<String> show(AgencyId agency, String reference, PersonId to) {
        return table.show(agency, reference, to, clock.instant());
    }
}
