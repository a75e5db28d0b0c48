package org.throughline.campaign.check;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.throughline.agencies.EntryEvents;
import org.throughline.agencies.receiving.AgencyStore;
import org.throughline.campaign.agency.Receiver;
import org.throughline.campaign.check.Verdict.Finding;
import org.throughline.campaign.work.Said;
import org.throughline.campaign.work.Said.Outcome;
import org.throughline.casefile.RecordedEvent;
import org.throughline.casefile.ids.AgencyId;
import org.throughline.casefile.ids.CaseId;
import org.throughline.casefile.partner.PartnerEntry;
import org.throughline.casefile.partner.Served;
import org.throughline.casefile.reference.Comparison;
import org.throughline.casefile.reference.Town;

/**
 * Says whether what was recorded is whole, and whether every agency holds what the rules, as the
 * reference reads them, give it of the one order of each case.
 */
public final class Checker {
    private static final int ACKNOWLEDGED_MIN = 500;
    private static final int SAID_MAX = 10;

    /** What was being handed to the broker when a gate closed is with it soon after. */
    private static final Duration ON_ITS_WAY = Duration.ofSeconds(3);

    /** What one agency holds of one case. */
    public record Held(List<PartnerEntry> told, List<Served> served, boolean isOpen) {}

    private final Town town;
    private final List<String> wrong = new ArrayList<>();

    public Checker(Town town) {
        this.town = town;
    }

    /**
     * Nothing that was acknowledged is lost, nothing that was refused is there, nothing is there
     * twice or out of place.
     */
    public void checkLog(
            List<Said> history, Map<String, List<RecordedEvent>> cases, List<Long> positions) {
        for (int i = 0; i < positions.size(); i++) {
            if (positions.get(i) != i + 1L) {
                wrong("position " + positions.get(i) + " at place " + (i + 1) + " of the log");
                break;
            }
        }
        var byCommand = new HashMap<String, List<String>>();
        cases.forEach((caseId, events) -> {
            for (int i = 0; i < events.size(); i++) {
                var event = events.get(i);
                if (event.caseSeq() != i + 1) {
                    wrong(caseId + ": caseSeq " + event.caseSeq() + " at place " + (i + 1));
                }
                if (i > 0 && event.recordedAt().isBefore(events.get(i - 1).recordedAt())) {
                    wrong(caseId + ": recordedAt goes back at " + (i + 1));
                }
                byCommand
                        .computeIfAbsent(caseId + "/" + event.commandId(), _ -> new ArrayList<>())
                        .add(event.eventId());
            }
        });
        for (var said : history) {
            var stands = byCommand.getOrDefault(said.caseId() + "/" + said.commandId(), List.of());
            if (said.outcome() == Outcome.ACKNOWLEDGED && !stands.equals(said.eventIds())) {
                wrong(
                        said.caseId()
                                + ": "
                                + said.command()
                                + " was acknowledged as "
                                + said.eventIds().size()
                                + " events and stands as "
                                + stands.size());
            }
            if (said.outcome() == Outcome.REFUSED && !stands.isEmpty()) {
                wrong(said.caseId() + ": " + said.command() + " was refused and stands");
            }
        }
    }

    /** The agency holds what the reference says, and everything in it was recorded. */
    public void checkAgency(
            AgencyId agency, CaseId caseId, List<RecordedEvent> history, Held held) {
        if (history.isEmpty()) {
            if (!held.told().isEmpty()) {
                wrong(agency + " holds " + caseId + ", which was never recorded");
            }
            return;
        }
        var recorded = new HashSet<String>();
        history.forEach(event -> recorded.add(event.eventId()));
        for (var entry : held.told()) {
            if (!recorded.contains(entry.eventId())) {
                wrong(agency + " holds an event of " + caseId + " that was never recorded");
            }
        }
        Comparison.differenceOfStore(
                        town, agency, history, held.told(), held.served(), held.isOpen())
                .ifPresent(
                        difference -> wrong(agency + " at " + caseId + ": " + where(difference)));
    }

    /**
     * Nothing leaves whole after its gate has closed. What a broker or an agency's side that was
     * away kept from before comes later, but it had left.
     *
     * @param sent what stands of the case on the agency's topic
     */
    public void checkLeaving(
            AgencyId agency, CaseId caseId, Instant closedSince, List<Topics.Sent> sent) {
        var late = closedSince.plus(ON_ITS_WAY);
        if (sent.stream().anyMatch(record -> record.isWhole() && record.at().isAfter(late))) {
            wrong(agency + " was told of " + caseId + " after its gate had closed");
        }
    }

    /**
     * The agency's own machine took every entry of a case whose gate is open, and each after those
     * before it. Behind a closed gate some of it never leaves.
     */
    public void checkReceived(
            AgencyId agency, CaseId caseId, Held held, List<Receiver.Call> calls) {
        var order = held.told().stream().map(EntryEvents::id).toList();
        var taken = calls.stream().filter(Receiver.Call::isTaken).map(Receiver.Call::id).toList();
        if (!new HashSet<>(order).containsAll(calls.stream().map(Receiver.Call::id).toList())) {
            wrong(agency + " was called with an entry of " + caseId + " that it does not hold");
        }
        var first = taken.stream().distinct().toList();
        if (!first.equals(order.stream().filter(first::contains).toList())) {
            wrong(agency + " was called with entries of " + caseId + " out of order");
        }
        if (held.isOpen() && first.size() < order.size()) {
            int missing = order.size() - first.size();
            wrong(agency + " was never called with " + missing + " entries of " + caseId);
        }
    }

    /** Nothing is missing, and nothing was put aside. */
    public void checkTrouble(AgencyId agency, AgencyStore.Trouble trouble) {
        if (trouble.gaps() + trouble.parked() > 0) {
            wrong(agency + ": " + trouble.gaps() + " gaps, " + trouble.parked() + " parked");
        }
    }

    /** The line of the difference without what the case says. */
    private static String where(String difference) {
        return difference.replaceAll("\\{.*?}(?=\\s|$)", "{..}").strip();
    }

    /** The dense number over all entries of an agency has no hole and none twice. */
    public void checkCursor(AgencyId agency, List<PartnerEntry> all) {
        for (int i = 0; i < all.size(); i++) {
            if (all.get(i).releaseSeq() != i + 1L) {
                wrong(agency + ": releaseSeq " + all.get(i).releaseSeq() + " at place " + (i + 1));
                return;
            }
        }
    }

    /** Whatever was seen on the way was the beginning of what stands at the end. */
    public void checkSights(List<Watch.Sight> sights, Map<String, List<String>> atEnd) {
        for (var sight : sights) {
            var end = atEnd.getOrDefault(sight.agency() + "/" + sight.caseId(), List.of());
            var isBeginning =
                    sight.events().size() <= end.size()
                            && end.subList(0, sight.events().size()).equals(sight.events());
            if (!isBeginning) {
                wrong(
                        sight.agency()
                                + " showed of "
                                + sight.caseId()
                                + " what is no beginning of what it holds at the end");
            }
        }
    }

    /** What went over the broker: keyed by case, and nothing that was never recorded. */
    public void checkTopic(String topic, List<Topics.Sent> records, Set<String> recorded) {
        for (var record : records) {
            if (!record.caseId().equals(record.key())) {
                wrong(topic + ": a record is not keyed by its case");
            }
            if (record.eventId() != null && !recorded.contains(record.eventId())) {
                wrong(topic + ": an event that was never recorded");
            }
        }
    }

    /** Whether nothing is wrong so far. */
    public boolean isClean() {
        return wrong.isEmpty();
    }

    /** Something that others found out. */
    public void wrong(String what) {
        wrong.add(what);
    }

    /**
     * @param wasFelt whether the fault showed its effect
     */
    public Verdict verdict(List<Said> history, int sights, boolean wasFelt) {
        long acknowledged =
                history.stream().filter(said -> said.outcome() == Outcome.ACKNOWLEDGED).count();
        if (!wrong.isEmpty()) {
            return new Verdict(Finding.INVALID, wrong.subList(0, Math.min(SAID_MAX, wrong.size())));
        }
        if (acknowledged < ACKNOWLEDGED_MIN || sights == 0 || !wasFelt) {
            return new Verdict(
                    Finding.UNKNOWN,
                    List.of(
                            acknowledged
                                    + " acknowledged, "
                                    + sights
                                    + " sights, felt "
                                    + wasFelt));
        }
        return new Verdict(Finding.VALID, List.of());
    }
}
