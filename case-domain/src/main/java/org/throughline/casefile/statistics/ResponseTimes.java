package org.throughline.casefile.statistics;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.throughline.casefile.RecordedEvent;
import org.throughline.casefile.clocks.WorkingTime;

/**
 * How long agencies took to accept or decline a referral; null where fewer than twenty did, or
 * where the share would tell of fewer than five.
 *
 * @param medianHours whole working hours, half of the answers came sooner or then
 * @param ninetiethPercentileHours the same of nine in ten
 * @param inTimePercent how many of a hundred answers came in time
 */
public record ResponseTimes(
        @Nullable Integer medianHours,
        @Nullable Integer ninetiethPercentileHours,
        @Nullable Integer inTimePercent) {

    /** Rates on fewer say nothing and tell of people. */
    static final int BASE_MIN = 20;

    /** An answer that came. */
    record Answered(Duration after, boolean isInTime) {}

    static List<Answered> answered(
            List<RecordedEvent> history, StatisticsRequest request, WorkingTime time) {
        var sent = new HashMap<String, AsKnown>();
        var answered = new ArrayList<Answered>();
        for (var event : AsKnown.of(history, request.asOf())) {
            switch (event.type()) {
                case "ReferralSent" -> sent.put(event.text("referralId"), event);
                case "ReferralRerouted" -> sent.put(event.text("newReferral"), event);
                case "ReferralAccepted", "ReferralDeclined" -> {
                    var sending = removed(sent, event);
                    if (sending != null && isWithin(sending, request)) {
                        answered.add(answer(sending, event, time));
                    }
                }
                default -> {
                    // Nothing else begins or ends the wait.
                }
            }
        }
        return answered;
    }

    private static @Nullable AsKnown removed(Map<String, AsKnown> sent, AsKnown answer) {
        return sent.remove(answer.text("referralId"));
    }

    private static boolean isWithin(AsKnown sending, StatisticsRequest request) {
        return !sending.day().isBefore(request.from()) && !sending.day().isAfter(request.to());
    }

    private static Answered answer(AsKnown sending, AsKnown answer, WorkingTime time) {
        var respondBy = sending.text("respondBy");
        return new Answered(
                time.between(sending.recordedAt(), answer.recordedAt()),
                !respondBy.isEmpty()
                        && !answer.recordedAt().isAfter(java.time.Instant.parse(respondBy)));
    }

    static ResponseTimes of(List<Answered> answered) {
        if (answered.size() < BASE_MIN) {
            return new ResponseTimes(null, null, null);
        }
        var hours = answered.stream().map(one -> (int) one.after().toHours()).sorted().toList();
        int inTime = (int) answered.stream().filter(Answered::isInTime).count();
        var isTold =
                inTime >= Suppression.THRESHOLD
                        && answered.size() - inTime >= Suppression.THRESHOLD;
        return new ResponseTimes(
                rank(hours, 50),
                rank(hours, 90),
                isTold ? Math.round(100f * inTime / answered.size()) : null);
    }

    /** The smallest value that so many of a hundred do not exceed. */
    private static int rank(List<Integer> sorted, int percent) {
        return sorted.get((sorted.size() * percent + 99) / 100 - 1);
    }
}
