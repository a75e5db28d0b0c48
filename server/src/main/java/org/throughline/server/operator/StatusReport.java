package org.throughline.server.operator;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.throughline.agencies.ledger.SecondTries;
import org.throughline.agencies.receiving.AgencyStore;
import org.throughline.log.PostgresLog;
import org.throughline.server.following.Followers;
import org.throughline.server.inbound.ParkedAnswers;
import org.throughline.server.sealing.SealedLog;
import org.throughline.server.wiring.Messaging;
import org.throughline.server.wiring.ServedAgencies;
import org.throughline.server.witnessing.Witness;
import org.throughline.server.witnessing.Witnesses;

/**
 * Whether everything works: how far each follower is, what waits for which agency, what is held up
 * by what.
 */
@Component
public class StatusReport {
    private final ObjectProvider<Followers> followers;
    private final ObjectProvider<PostgresLog> logs;
    private final ObjectProvider<AgencyStore> stores;
    private final ObjectProvider<SecondTries> deliveries;
    private final Messaging messaging;
    private final ObjectProvider<ParkedAnswers> parked;
    private final ServedAgencies agencies;
    private final ObjectProvider<SealedLog> sealed;
    private final ObjectProvider<Witnesses> witnesses;
    private final ObjectProvider<Witness> own;

    StatusReport(
            ObjectProvider<Followers> followers,
            ObjectProvider<PostgresLog> logs,
            ObjectProvider<AgencyStore> stores,
            ObjectProvider<SecondTries> deliveries,
            Messaging messaging,
            ObjectProvider<ParkedAnswers> parked,
            ServedAgencies agencies,
            ObjectProvider<SealedLog> sealed,
            ObjectProvider<Witnesses> witnesses,
            ObjectProvider<Witness> own) {
        this.followers = followers;
        this.logs = logs;
        this.stores = stores;
        this.deliveries = deliveries;
        this.messaging = messaging;
        this.parked = parked;
        this.agencies = agencies;
        this.sealed = sealed;
        this.witnesses = witnesses;
        this.own = own;
    }

    /** The report as plain values, without anything of a case. */
    public Map<String, Object> now() {
        var report = new LinkedHashMap<String, Object>();
        var casework = followers.getIfAvailable();
        if (casework != null) {
            long head = casework.head();
            report.put("log", head + " entries");
            var lags = new LinkedHashMap<String, Object>();
            for (var loop : casework.loops()) {
                lags.put(loop.name(), Math.max(0, head - loop.position()) + " behind");
            }
            report.put("followers", lags);
        }
        var proof = sealed.getIfAvailable();
        if (proof != null) {
            report.put("selfAudit", proof(proof));
            var seen = new LinkedHashMap<String, Object>();
            witnesses
                    .getObject()
                    .all()
                    .forEach(one ->
                            seen.put(one.agency().value(), "has seen " + one.size() + " entries"));
            report.put("witnesses", seen);
            report.put(
                    "witnessed",
                    "the first "
                            + witnesses.getObject().witnessed()
                            + " facts, by two agencies or one and an auditor");
        }
        var store = stores.getIfAvailable();
        if (store != null) {
            var held = new LinkedHashMap<String, Object>();
            for (var agency : agencies.all()) {
                held.put(agency.value(), store.lastReleaseSeq(agency) + " entries");
            }
            report.put("agencies", held);
        }
        var troubles = new ArrayList<String>();
        for (var part : List.of(followers(), messaging(), agencies())) {
            part.forEach((name, trouble) -> troubles.add(name + ": " + trouble));
        }
        report.put("troubles", List.copyOf(troubles));
        report.put("state", troubles.isEmpty() ? "working" : "held up");
        return report;
    }

    private static String proof(SealedLog log) {
        var read =
                log.trouble()
                        .map(found -> "THE LOG IS NOT WHAT WAS SEALED: " + found)
                        .or(() -> log.wholeAt().map(at -> "as sealed, read through at " + at))
                        .orElse("not read through yet");
        // Lost keys are found out here, and not on the day when somebody needs a pack.
        return log.signs() ? read : read + "; this node does not hold the log's keys";
    }

    /** Which followers of the log are held up, and by what. */
    public Map<String, String> followers() {
        var troubles = new LinkedHashMap<String, String>();
        var casework = followers.getIfAvailable();
        if (casework != null) {
            for (var loop : casework.loops()) {
                var trouble = loop.trouble();
                if (loop.isPaused()) {
                    troubles.put(loop.name(), "paused by an operator, at " + loop.position());
                } else if (trouble != null) {
                    troubles.put(loop.name(), trouble);
                }
            }
            if (logs.getObject().isShutOut()) {
                troubles.put(
                        "log",
                        "the epoch was raised, and this node records nothing more until it is started again");
            }
        }
        var proof = sealed.getIfAvailable();
        if (proof != null) {
            proof.trouble().ifPresent(found -> troubles.put("self-audit", found));
            witnesses
                    .getObject()
                    .silent()
                    .forEach((agency, words) -> troubles.put("witness " + agency, words));
        }
        return troubles;
    }

    /** What holds up the ways to and from the agencies. */
    public Map<String, String> messaging() {
        return messaging.troubles();
    }

    /** What a person may have to look at, by agency. */
    public Map<String, String> agencies() {
        var troubles = new LinkedHashMap<String, String>();
        var store = stores.getIfAvailable();
        var answers = parked.getIfAvailable();
        var seconds = deliveries.getIfAvailable();
        var witness = own.getIfAvailable();
        for (var agency : agencies.all()) {
            var parts = new ArrayList<String>();
            if (witness != null
                    && witness.state(agency).filter(one -> !one.isOneHistory()).isPresent()) {
                parts.add("the log told it two histories");
            }
            if (store != null) {
                var aside = store.trouble(agency);
                if (aside.gaps() + aside.parked() > 0) {
                    parts.add(aside.gaps() + " gaps, " + aside.parked() + " parked");
                }
                store.feedWaitsFor(agency)
                        .ifPresent(number -> parts.add("feed waits for " + number));
            }
            int waiting = answers == null ? 0 : answers.waiting(agency);
            if (waiting > 0) {
                parts.add(waiting + " answers with an unknown code");
            }
            int givenUp = seconds == null ? 0 : seconds.parked(agency);
            if (givenUp > 0) {
                parts.add(givenUp + " deliveries given up");
            }
            if (!parts.isEmpty()) {
                troubles.put(agency.value(), String.join(", ", parts));
            }
        }
        return troubles;
    }
}
