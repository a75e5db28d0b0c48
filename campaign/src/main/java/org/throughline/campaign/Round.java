package org.throughline.campaign;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.throughline.campaign.agency.Receiver;
import org.throughline.campaign.check.Checker;
import org.throughline.campaign.check.Checker.Held;
import org.throughline.campaign.check.Stores;
import org.throughline.campaign.check.Topics;
import org.throughline.campaign.check.Verdict;
import org.throughline.campaign.check.Watch;
import org.throughline.campaign.cluster.Cluster;
import org.throughline.campaign.cluster.Fault;
import org.throughline.campaign.steady.Arrival;
import org.throughline.campaign.steady.MemoryWatch;
import org.throughline.campaign.steady.Steps;
import org.throughline.campaign.work.Said;
import org.throughline.campaign.work.Said.Outcome;
import org.throughline.campaign.work.Workload;
import org.throughline.casefile.RecordedEvent;
import org.throughline.casefile.ids.AgencyId;
import org.throughline.casefile.ids.CaseId;
import org.throughline.casefile.reference.Comparison;
import org.throughline.casefile.reference.Town;

/** Load, a fault in the middle of it, healing, and the checker's word. */
final class Round {
    private static final int PEOPLE = 12;
    private static final Duration CAUGHT_UP_WITHIN = Duration.ofMinutes(1);

    /**
     * How a round goes.
     *
     * @param perSecond commands of all people together
     * @param before how long there is load before the fault, and after it
     * @param hold how long the fault lasts, where that is not its own nature
     */
    record Plan(Fault fault, long seed, int perSecond, Duration before, Duration hold) {}

    /**
     * What came of it.
     *
     * @param arrivals of those commands that were answered at the first try
     * @param steps the same as time went by
     * @param converged how long after the last command everything had arrived; null when it had not
     */
    record Result(
            Verdict verdict,
            int said,
            long acknowledged,
            long failures,
            int sights,
            List<Arrival> arrivals,
            Steps steps,
            @Nullable Duration converged,
            Map<String, Integer> refused) {

        /** Milliseconds from the answer of a command to its arrival at an agency. */
        long arrival(int percent) {
            return Steps.percentile(
                    arrivals.stream().map(one -> one.took().toMillis()).sorted().toList(), percent);
        }
    }

    private final Cluster cluster;
    private final Stores stores;
    private final Town town;
    private final List<AgencyId> agencies;
    private final Path stories;

    Round(Cluster cluster, Stores stores, Town town, Path stories) {
        this.cluster = cluster;
        this.stores = stores;
        this.town = town;
        this.agencies = town.kinds().keySet().stream().sorted().map(AgencyId::new).toList();
        this.stories = stories;
    }

    /** Load that nobody judges, until the programs have met all of it once and caught up. */
    void warmUp(int perSecond, Duration time) throws InterruptedException {
        var load = new Workload(cluster.caseworkAddresses(), stories, "CP-0", PEOPLE, perSecond);
        try (load) {
            TimeUnit.MILLISECONDS.sleep(time.toMillis());
        }
        // With a planted defect it may never: then the round says so.
        var _ = awaitArrival(load.cases(), CAUGHT_UP_WITHIN);
    }

    Result run(Plan plan) throws InterruptedException {
        var random = new Random(plan.seed());
        var prefix = "CP-" + Instant.now().getEpochSecond() % 100_000 + "0";
        var load =
                new Workload(
                        cluster.caseworkAddresses(), stories, prefix, PEOPLE, plan.perSecond());
        boolean felt;
        List<Watch.Sight> sights;
        NavigableMap<Instant, Integer> used;
        var begin = Instant.now();
        try (load;
                var memory = new MemoryWatch(cluster::megabytes);
                var watch = new Watch(stores.agencies(), agencies, load::cases, plan.seed())) {
            TimeUnit.MILLISECONDS.sleep(plan.before().toMillis());
            felt = plan.fault().strike(cluster, random, plan.hold());
            TimeUnit.MILLISECONDS.sleep(plan.before().toMillis());
            load.close();
            sights = watch.sights();
            used = memory.seen();
        }
        var end = Instant.now();
        var checker = new Checker(town);
        var converged = awaitArrival(load.cases(), plan.fault().convergeWithin());
        if (converged == null) {
            checker.wrong(
                    "not converged within " + plan.fault().convergeWithin().toSeconds() + " s");
        }
        check(checker, load, sights, plan.fault() != Fault.JUMP_CLOCK);
        var history = load.history();
        var arrivals = arrivals(history, prefix);
        return new Result(
                checker.verdict(history, sights.size(), felt),
                history.size(),
                history.stream().filter(said -> said.outcome() == Outcome.ACKNOWLEDGED).count(),
                load.failures(),
                sights.size(),
                arrivals,
                Steps.of(begin, end, arrivals, used),
                converged,
                refused(history));
    }

    private static Map<String, Integer> refused(List<Said> history) {
        var refused = new TreeMap<String, Integer>();
        history.stream()
                .filter(said -> said.outcome() == Outcome.REFUSED)
                .forEach(said -> refused.merge(said.command(), 1, Integer::sum));
        return refused;
    }

    /** Until every agency holds what the rules give it; null when the time runs out before. */
    private @Nullable Duration awaitArrival(List<String> cases, Duration within)
            throws InterruptedException {
        var begin = System.nanoTime();
        var awaited = new ArrayList<>(cases);
        while (System.nanoTime() - begin < within.toNanos()) {
            awaited.removeIf(this::hasArrived);
            if (awaited.isEmpty()) {
                return Duration.ofNanos(System.nanoTime() - begin);
            }
            TimeUnit.MILLISECONDS.sleep(200);
        }
        return null;
    }

    private boolean hasArrived(String caseId) {
        var trial = new Checker(town);
        checkCase(trial, new CaseId(caseId), new HashMap<>());
        return trial.isClean();
    }

    private List<RecordedEvent> checkCase(
            Checker checker, CaseId caseId, Map<String, List<String>> atEnd) {
        var history = stores.history(caseId);
        for (var agency : agencies) {
            var store = stores.agencies();
            var held =
                    new Held(
                            store.told(agency, caseId),
                            store.served(agency, caseId),
                            store.isOpen(agency, caseId));
            checker.checkAgency(agency, caseId, history, held);
            if (agency.equals(Receiver.AGENCY)) {
                cluster.receiver()
                        .ifPresent(receiver ->
                                checker.checkReceived(
                                        agency, caseId, held, receiver.calls(caseId)));
            }
            atEnd.put(
                    agency + "/" + caseId,
                    held.told().stream().map(entry -> entry.eventId()).toList());
        }
        return history;
    }

    private void check(
            Checker checker, Workload load, List<Watch.Sight> sights, boolean wereClocksRight) {
        var cases = new HashMap<String, List<RecordedEvent>>();
        var atEnd = new HashMap<String, List<String>>();
        for (var caseId : load.cases()) {
            cases.put(caseId, checkCase(checker, new CaseId(caseId), atEnd));
        }
        checker.checkLog(load.history(), cases, stores.positions());
        checker.checkSights(sights, atEnd);
        if (cluster.receiver().filter(receiver -> receiver.forged() > 0).isPresent()) {
            checker.wrong("an agency was called by somebody else");
        }
        var recorded = new HashSet<String>();
        cases.values().forEach(all -> all.forEach(event -> recorded.add(event.eventId())));
        var topics = Topics.read(cluster.bootstrapServers());
        for (var agency : agencies) {
            checker.checkCursor(agency, stores.agencies().after(agency, 0, Integer.MAX_VALUE));
            checker.checkTrouble(agency, stores.agencies().trouble(agency));
            var topic = Topics.entries(agency.value());
            var sent =
                    topics.getOrDefault(topic, List.of()).stream()
                            .filter(record -> cases.containsKey(record.caseId()))
                            .toList();
            checker.checkTopic(topic, sent, recorded);
            if (!wereClocksRight) {
                // When a gate closed and when a record left was then written down by two clocks.
                continue;
            }
            var ofCase = sent.stream().collect(Collectors.groupingBy(Topics.Sent::caseId));
            cases.forEach((name, history) -> {
                var records = ofCase.getOrDefault(name, List.of());
                Comparison.closedSince(town, agency, history)
                        .ifPresent(since ->
                                checker.checkLeaving(agency, new CaseId(name), since, records));
            });
        }
    }

    private List<Arrival> arrivals(List<Said> history, String prefix) {
        return agencies.stream()
                .flatMap(agency ->
                        Arrival.of(history, stores.arrivals(agency.value(), prefix)).stream())
                .toList();
    }
}
