package org.throughline.bench.runner;

import java.sql.SQLException;
import java.util.List;
import org.throughline.bench.runner.Turns.Turn;

/**
 * The order of a run. On the empty store the peers take turns within each repeat, so that a machine
 * that changes its mind in an hour changes it for all. A grown store is too large to keep several,
 * so there each peer has all its repeats in a row.
 */
final class Run {
    static final String EMPTY = "empty";

    private static final int EVENTS_PER_STREAM = 20;

    /** A ceiling is a line to look up to, not a peer: two places of it are enough. */
    private static final List<Integer> CEILING_CALLERS = List.of(1, 32);

    private final Settings settings;
    private final Server server;
    private final Turns turns;
    private final List<String> peers;

    /**
     * @param peers those that can run here
     */
    Run(Settings settings, Server server, Turns turns, List<String> peers) {
        this.settings = settings;
        this.server = server;
        this.turns = turns;
        this.peers = List.copyOf(peers);
    }

    void all() throws SQLException, InterruptedException {
        if (settings.wants("append")) {
            appendOnEmpty();
        }
        for (var peer : stores()) {
            if (settings.wants("load") || settings.wants("replay")) {
                small(peer);
            }
        }
        for (var peer : stores()) {
            if (settings.wants("faults")) {
                alone(new Turn(peer, "faults", EMPTY, 1, 1, 1));
            }
        }
        if (settings.wants("desk") && peers.contains("ours")) {
            for (int repeat = 1; repeat <= settings.repeats(); repeat++) {
                alone(new Turn("ours", "desk", EMPTY, Settings.DESK_CALLERS, 1, repeat));
            }
        }
        for (var peer : stores()) {
            if (settings.wants("grown")) {
                grown(peer);
            }
        }
    }

    private List<String> stores() {
        return peers.stream().filter(peer -> !Launch.isCeiling(peer)).toList();
    }

    private void appendOnEmpty() throws SQLException, InterruptedException {
        for (int callers : settings.callers()) {
            for (int repeat = 1; repeat <= settings.repeats(); repeat++) {
                for (var peer : peers) {
                    if (Launch.isCeiling(peer) && !CEILING_CALLERS.contains(callers)) {
                        continue;
                    }
                    alone(
                            new Turn(
                                    peer,
                                    "append",
                                    EMPTY,
                                    callers,
                                    Settings.STREAMS_OF_EMPTY,
                                    repeat));
                }
            }
        }
    }

    /** A turn on a database that is made for it and dropped after it. */
    private void alone(Turn turn) throws SQLException, InterruptedException {
        var address = server.fresh(turn.peer());
        server.checkpoint();
        turns.take(turn, address);
        server.drop(turn.peer());
    }

    private void small(String peer) throws SQLException, InterruptedException {
        var address = server.fresh(peer);
        if (fill(peer, address, Settings.EVENTS_SMALL)) {
            read(peer, address, Settings.EVENTS_SMALL, settings.repeats());
        }
        server.drop(peer);
    }

    private void grown(String peer) throws SQLException, InterruptedException {
        var address = server.fresh(peer);
        if (fill(peer, address, settings.events())) {
            read(peer, address, settings.events(), 1);
            for (int callers : settings.callers()) {
                for (int repeat = 1; repeat <= settings.repeats(); repeat++) {
                    server.checkpoint();
                    turns.take(turn(peer, "append", settings.events(), callers, repeat), address);
                }
            }
        }
        server.drop(peer);
    }

    private boolean fill(String peer, List<String> address, long events)
            throws SQLException, InterruptedException {
        var fill = turn(peer, "fill", events, 1, 1);
        if (!turns.take(fill, address, "--events", Long.toString(events))) {
            return false;
        }
        server.settle(peer);
        turns.results().addBytes(peer, sizeOf(events), server.size(peer));
        return true;
    }

    private void read(String peer, List<String> address, long events, int replays)
            throws InterruptedException {
        for (int repeat = 1; settings.wants("load") && repeat <= settings.repeats(); repeat++) {
            turns.take(turn(peer, "load", events, 1, repeat), address);
        }
        for (int repeat = 1; settings.wants("replay") && repeat <= replays; repeat++) {
            turns.take(turn(peer, "replay", events, 1, repeat), address);
        }
    }

    private static Turn turn(String peer, String scenario, long events, int callers, int repeat) {
        int streams = Math.toIntExact(events / EVENTS_PER_STREAM);
        return new Turn(peer, scenario, sizeOf(events), callers, streams, repeat);
    }

    static String sizeOf(long events) {
        return events % 1_000_000 == 0 ? events / 1_000_000 + " M" : events / 1000 + " k";
    }
}
