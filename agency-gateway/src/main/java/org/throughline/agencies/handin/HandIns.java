package org.throughline.agencies.handin;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.throughline.agencies.DatabaseAway;
import org.throughline.agencies.PlaceTable;
import org.throughline.agencies.answers.AnswerBox;
import org.throughline.casefile.ids.AgencyId;

/**
 * What programs of the agencies hand in at the broker. A message, its place in the topic and the
 * promise to tell what became of it are one transaction; a message that comes again changes
 * nothing, and its outcome is told again.
 */
public final class HandIns {
    private static final Logger LOG = LoggerFactory.getLogger(HandIns.class);
    private static final int TOLD_MAX = 50;
    private static final String PARKED = "parked";

    private final HandInTable table;
    private final PlaceTable places;
    private final AnswerBox box;
    private final HandInDoor door;
    private final TransactionTemplate transaction;
    private final Clock clock;

    /** Over the gateway's database, with the schema {@code gateway}. */
    public HandIns(DataSource database, AnswerBox box, HandInDoor door, Clock clock) {
        this.table = new HandInTable(database);
        this.places = PlaceTable.ofHandedIn(database);
        this.box = box;
        this.door = door;
        this.transaction = new TransactionTemplate(new DataSourceTransactionManager(database));
        this.clock = clock;
    }

    /** Where a message stood. */
    public record Place(String topicId, int partition, long offset) {}

    /**
     * What the agency is told of a message.
     *
     * @param state recorded, refused, or parked when a person has to look first
     * @param body as JSON, without content of the message
     */
    public record Outcome(String messageId, String state, String body) {}

    /** Takes from now on what the agency's program hands in, under the name of this machine. */
    public void use(AgencyId agency, String machine) {
        table.use(agency, machine, clock.instant());
    }

    /** Takes nothing more; what stands in the topic then is taken when it is used again. */
    public boolean end(AgencyId agency) {
        return table.end(agency);
    }

    /** Under whose name the agency's program hands in; empty when it does not. */
    public Optional<String> machine(AgencyId agency) {
        return table.machine(agency);
    }

    /** Where taking goes on, by partition; none of a topic from which nothing was taken. */
    public Map<Integer, Long> places(AgencyId agency, String topicId) {
        return places.next(agency, topicId);
    }

    /** What stands before this place is settled. */
    public void passed(AgencyId agency, Place place) {
        places.moveTo(agency, place.topicId(), place.partition(), place.offset() + 1);
    }

    /** The topic is shorter than it was; taking begins anew at this place. */
    public void anew(AgencyId agency, String topicId, int partition, long first) {
        places.moveTo(agency, topicId, partition, first);
    }

    /**
     * Takes a message. One that is refused has not been passed yet: the agency is told first.
     *
     * @return what it is refused with; empty when it is on its way
     */
    public Optional<String> take(
            AgencyId agency, String machine, String messageId, byte[] body, Place place) {
        try {
            return Objects.requireNonNull(
                    transaction.execute(_ -> {
                        var refused = door.take(agency, machine, messageId, body);
                        if (refused.isEmpty()) {
                            table.waitsFor(agency, messageId);
                            passed(agency, place);
                        }
                        return refused;
                    }));
        } catch (RuntimeException failure) {
            if (DatabaseAway.explains(failure)) {
                throw failure;
            }
            // It would fail again; the agency is told, and its other messages go on.
            LOG.warn("{}: {} cannot be taken: {}", agency, place, failure.getClass().getName());
            return Optional.of(door.unstorable(messageId));
        }
    }

    /** What the agency is to be told now. */
    public List<Outcome> toTell(AgencyId agency) {
        return table.toTell(agency, TOLD_MAX).stream()
                .flatMap(messageId -> box.find(agency, messageId).stream())
                .map(answer ->
                        new Outcome(answer.messageId(), answer.state(), door.outcome(answer)))
                .toList();
    }

    /** The broker has it. */
    public void told(AgencyId agency, Outcome outcome) {
        if (outcome.state().equals(PARKED)) {
            table.toldForNow(agency, outcome.messageId(), PARKED);
        } else {
            table.told(agency, outcome.messageId());
        }
    }
}
