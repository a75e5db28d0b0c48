package org.throughline.bench.measure;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SplittableRandom;
import org.throughline.bench.measure.ClosedLoop.Caller;

/** The scenarios of the process protocol over a peer. */
public final class PeerProcess {
    /**
     * Streams that one caller writes to in turn; few enough to be remembered, as a server would.
     */
    private static final int STREAMS_PER_CALLER_MAX = 64;

    private final Peer peer;
    private final Options options;

    private PeerProcess(Peer peer, Options options) {
        this.peer = peer;
        this.options = options;
    }

    /** Opens a peer. */
    @FunctionalInterface
    public interface Opening {
        Peer open(Options options) throws Exception;
    }

    /** Runs what the words ask for and ends the process. */
    public static void main(String[] args, Opening opening) {
        int status = 0;
        try {
            var options = Options.of(args);
            try (var peer = opening.open(options)) {
                peer.create();
                new PeerProcess(peer, options).run();
            }
        } catch (Exception e) {
            e.printStackTrace();
            status = 1;
        }
        // Pools and schedulers of the peers may hold threads.
        System.exit(status);
    }

    private void run() throws Exception {
        switch (options.scenario()) {
            case "append" -> append();
            case "load" -> load();
            case "replay" -> replay();
            case "fill" -> fill();
            case "faults" -> new FaultRun(peer, options).run();
            default ->
                    throw new IllegalArgumentException(
                            "no scenario is called " + options.scenario());
        }
    }

    private void append() throws Exception {
        var callers = new ArrayList<Caller>();
        for (int i = 0; i < options.callers(); i++) {
            callers.add(new Appending(i));
        }
        for (int repeat = 1; repeat <= options.repeats(); repeat++) {
            measure(callers, repeat);
        }
    }

    /** One caller with streams of its own, so that no two callers conflict. */
    private final class Appending implements Caller {
        private final long[] streams;
        private final long[] versions;
        private long turn;

        Appending(int caller) throws Exception {
            int own = Math.max(1, options.streams() / options.callers());
            int used = Math.min(own, STREAMS_PER_CALLER_MAX);
            streams = new long[used];
            versions = new long[used];
            for (int i = 0; i < used; i++) {
                // Spread over the whole store, not side by side.
                streams[i] = (long) i * (own / used) * options.callers() + caller;
                versions[i] = peer.versionOf(Peer.stream(streams[i]));
            }
        }

        @Override
        public int call() throws Exception {
            int at = (int) (turn++ % streams.length);
            versions[at] =
                    peer.append(
                            Peer.stream(streams[at]),
                            versions[at],
                            Peer.timeOrderedId().toString(),
                            Fact.of(turn, options.payloadBytes()));
            return 1;
        }
    }

    private void load() throws Exception {
        var callers = new ArrayList<Caller>();
        for (int i = 0; i < options.callers(); i++) {
            var random = new SplittableRandom(i);
            callers.add(() -> {
                var stream = Peer.stream(random.nextInt(options.streams()));
                int events = peer.load(stream);
                if (events < Peer.EVENTS_PER_STREAM) {
                    throw new IllegalStateException(stream + " has " + events + " events");
                }
                return 1;
            });
        }
        for (int repeat = 1; repeat <= options.repeats(); repeat++) {
            measure(callers, repeat);
        }
    }

    private void measure(List<Caller> callers, int repeat) throws Exception {
        ClosedLoop.run(callers, repeat == 1 ? options.warmupSeconds() : 0, options.seconds())
                .print(peer.name(), options, repeat);
    }

    private void replay() throws Exception {
        for (int repeat = 1; repeat <= options.repeats(); repeat++) {
            long began = System.nanoTime();
            long events = 0;
            try (var follower = peer.follow()) {
                long shown;
                do {
                    shown = follower.poll(event -> {});
                    events += shown;
                } while (shown > 0);
            }
            print(repeat, events, began);
        }
    }

    private void fill() throws Exception {
        long began = System.nanoTime();
        long events = options.events();
        peer.fill(events, Peer.streamsOf(events), options.payloadBytes());
        print(1, events, began);
    }

    private void print(int repeat, long operations, long beganNanos) {
        var line = new LinkedHashMap<String, Object>();
        line.put("peer", peer.name());
        line.put("scenario", options.scenario());
        line.put("size", options.text("size", "empty"));
        line.put("callers", 1);
        line.put("repeat", repeat);
        line.put("operations", operations);
        line.put("seconds", (System.nanoTime() - beganNanos) / 1e9);
        Lines.print(line);
    }
}
