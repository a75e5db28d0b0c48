package org.throughline.campaign.steady;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.throughline.campaign.work.Said;

/**
 * An entry that came to an agency.
 *
 * @param answered when whoever gave the command had its answer
 * @param took from then until the entry stood in the agency's store; nothing when it was there
 *     before
 */
public record Arrival(Instant answered, Duration took) {
    /**
     * What came to one agency of that which was answered at the first try.
     *
     * @param came when each event came there
     */
    public static List<Arrival> of(List<Said> history, Map<String, Instant> came) {
        var arrivals = new ArrayList<Arrival>();
        for (var said : history) {
            var answered = said.at();
            if (answered == null || said.tries() > 1) {
                continue;
            }
            for (var event : said.eventIds()) {
                var at = came.get(event);
                if (at != null) {
                    var took =
                            at.isAfter(answered) ? Duration.between(answered, at) : Duration.ZERO;
                    arrivals.add(new Arrival(answered, took));
                }
            }
        }
        return arrivals;
    }

    boolean isUnderWayAt(Instant moment) {
        return !answered.isAfter(moment) && answered.plus(took).isAfter(moment);
    }
}
