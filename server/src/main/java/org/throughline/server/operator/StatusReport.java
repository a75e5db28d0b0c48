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
import org.throughline.server.wiring.Messaging;
import org.throughline.server.wiring.ServedAgencies;

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
    private final ServedAgencies agencies;

    StatusReport(
            ObjectProvider<Followers> followers,
            ObjectProvider<PostgresLog> logs,
            ObjectProvider<AgencyStore> stores,
            ObjectProvider<SecondTries> deliveries,
            Messaging messaging,
            ServedAgencies agencies) {
        this.followers = followers;
        this.logs = logs;
        this.stores = stores;
        this.deliveries = deliveries;
        this.messaging = messaging;
        this.agencies = agencies;
    }

    /** The report as plain values, without anything of a case. */
    public Map<String, Object> now() {
        var report = new LinkedHashMap<String, Object>();
        var troubles = new ArrayList<String>();
        var casework = followers.getIfAvailable();
        if (casework != null) {
            long head = casework.head();
            report.put("log", head + " entries");
            var lags = new LinkedHashMap<String, Object>();
            for (var loop : casework.loops()) {
                lags.put(loop.name(), Math.max(0, head - loop.position()) + " behind");
                var trouble = loop.trouble();
                if (trouble != null) {
                    troubles.add(loop.name() + ": " + trouble);
                }
            }
            report.put("followers", lags);
            if (logs.getObject().isShutOut()) {
                troubles.add(
                        "log: the epoch was raised, and this node records nothing more until it is started again");
            }
        }
        messaging.troubles().forEach((name, trouble) -> troubles.add(name + ": " + trouble));
        var store = stores.getIfAvailable();
        if (store != null) {
            var held = new LinkedHashMap<String, Object>();
            for (var agency : agencies.all()) {
                var aside = store.trouble(agency);
                held.put(agency.value(), store.lastReleaseSeq(agency) + " entries");
                if (aside.gaps() + aside.parked() > 0) {
                    troubles.add(
                            agency + ": " + aside.gaps() + " gaps, " + aside.parked() + " parked");
                }
                int givenUp = deliveries.getObject().parked(agency);
                if (givenUp > 0) {
                    troubles.add(agency + ": " + givenUp + " deliveries given up");
                }
            }
            report.put("agencies", held);
        }
        report.put("troubles", List.copyOf(troubles));
        report.put("state", troubles.isEmpty() ? "working" : "held up");
        return report;
    }
}
