package org.throughline.agencies.reaching;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import javax.sql.DataSource;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.throughline.casefile.ids.AgencyId;

/** By which channel each agency is reached; one at a time. */
public final class Connections {
    private final ChannelTable channels;
    private final TransactionTemplate transaction;
    private final Clock clock;

    /** Over the gateway database, migrated. */
    public Connections(DataSource database, Clock clock) {
        this.channels = new ChannelTable(database);
        this.transaction = new TransactionTemplate(new DataSourceTransactionManager(database));
        this.clock = clock;
    }

    /** The channel that the agency uses now. */
    public Connection of(AgencyId agency) {
        return channels.inUse(agency).orElseGet(() -> Connection.pages(agency));
    }

    /** The same, and it stays so until the transaction of the caller ends. */
    public Connection held(AgencyId agency) {
        channels.holdStill(agency);
        return of(agency);
    }

    /**
     * Reaches the agency by another channel from now on, or by the same one at another place. What
     * is not settled goes by the new one, and nothing else does: no gap, and no repeat but for the
     * try that may be under way.
     */
    public void use(Connection wanted) {
        transaction.executeWithoutResult(_ -> {
            var agency = wanted.agency();
            channels.holdAlone(agency);
            var before = of(agency);
            long cursor = channels.settledUpTo(agency, before.cursor());
            channels.putOutOfUse(agency);
            channels.putInUse(wanted, cursor, clock.instant());
            if (!before.channel().equals(wanted.channel())) {
                channels.move(before, wanted.channel(), clock.instant());
            }
        });
    }

    /**
     * Signs with a new secret from now on, and with the one before as well for this long. Where one
     * makes room already, it goes on to its end, and the new one takes the place of the one that
     * was drawn for it.
     */
    public void rotate(Connection connection, String secret, Duration oldFor) {
        var now = clock.instant();
        channels.rotate(connection, secret, now, now.plus(oldFor));
    }

    /** Whether the channel's next run is due. */
    public boolean isDue(Connection connection, Instant now) {
        return channels.isDue(connection, now);
    }

    public void nextRun(Connection connection, Instant at) {
        channels.nextRun(connection, at);
    }

    /** Moves the cursor of the channel in use over everything that is settled. */
    public void advance(AgencyId agency) {
        var connection = of(agency);
        channels.moveCursor(connection, channels.settledUpTo(agency, connection.cursor()));
    }
}
