package org.throughline.agencies.kafka.loop;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.throughline.casefile.ids.AgencyId;

/**
 * For which agencies it is this node's turn: one node at a time works for an agency, and several
 * nodes share the agencies. It only saves work: whatever two nodes do at once for an agency has to
 * come out right, because a node that stood still does not know that its time is over.
 */
public final class Turns {
    private static final Logger LOG = LoggerFactory.getLogger(Turns.class);

    /** A node that died is followed by another one after this time. */
    private static final Duration HELD_FOR = Duration.ofSeconds(5);

    private static final Duration LOOK = Duration.ofSeconds(1);

    private final TurnTable table;
    private final String node;
    private final Set<AgencyId> mine = ConcurrentHashMap.newKeySet();

    /**
     * @param node a name that no other node has
     */
    public Turns(TurnTable table, String node) {
        this.table = table;
        this.node = node;
    }

    /** The turn for one agency, to be asked before each step of the work. */
    public Turn of(AgencyId agency) {
        return new Turn(agency);
    }

    /** Whether it is this node's turn for an agency. */
    public final class Turn {
        private final AgencyId agency;
        private long lookAt = System.nanoTime();

        private Turn(AgencyId agency) {
            this.agency = agency;
        }

        /** The database is asked once a second; in between the last answer counts. */
        public synchronized boolean isMine() {
            long now = System.nanoTime();
            if (now - lookAt >= 0) {
                look();
                lookAt = now + LOOK.toNanos();
            }
            return mine.contains(agency);
        }

        private void look() {
            boolean was = mine.remove(agency);
            if (was && isGranted()) {
                return;
            }
            if (table.take(agency, node, HELD_FOR)) {
                mine.add(agency);
            } else {
                table.wish(agency, node);
            }
        }

        /** One after the other, or this node would give away more than the other one lacks. */
        private boolean isGranted() {
            synchronized (table) {
                return table.grant(agency, node, LOOK.multipliedBy(3));
            }
        }

        /**
         * Something failed here that may work on another node: one that looks within the next
         * seconds takes it.
         */
        public synchronized void failed() {
            giveUp();
            lookAt = System.nanoTime() + LOOK.multipliedBy(2).toNanos();
        }

        /** Lets another node go on at once. */
        public synchronized void giveUp() {
            if (!mine.remove(agency)) {
                return;
            }
            try {
                table.giveUp(agency, node);
            } catch (DataAccessException databaseIsAway) {
                LOG.debug("the turn for {} is left to time", agency);
            }
        }
    }
}
