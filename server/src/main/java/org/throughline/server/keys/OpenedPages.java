package org.throughline.server.keys;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import org.throughline.casefile.LogEntry;
import org.throughline.casefile.RecordedEvent;
import org.throughline.log.PostgresLog;
import org.throughline.log.entry.StoredEvent;
import org.throughline.referrals.known.KnownCases;
import org.throughline.referrals.known.Memory;
import org.throughline.referrals.stored.EventJson;
import org.throughline.referrals.stored.PersonalSeal;
import org.throughline.referrals.stored.StoredFact;
import org.throughline.referrals.stored.UnknownFact;

/**
 * The log page by page, for all who follow it on this node, one close behind the other: what was
 * read and opened for one of them lately is not read and opened again for the next.
 */
public final class OpenedPages {
    private static final int ENTRIES_MAX = 5_000;
    private static final Duration KEPT_FOR = Duration.ofSeconds(10);

    private final PostgresLog log;
    private final PersonalSeal seal;
    private final Function<StoredFact, LogEntry> reading;

    /** By position. */
    private final Memory<Long, Opened> opened = new Memory<>(ENTRIES_MAX, KEPT_FOR, _ -> 1);

    /** For those who have taken everything and are woken together: one reads for all. */
    private final ReentrantLock atTheEnd = new ReentrantLock();

    /** The end of the last commit that was opened. */
    private final AtomicLong openedUpTo = new AtomicLong();

    private volatile KnownCases cases = new KnownCases();

    /** Which erasures were known of before something was read. */
    private record Erasures(long ofPages, long ofCases) {}

    /**
     * A fact with its personal part open.
     *
     * @param event as it is stored but for that
     */
    private record Opened(StoredEvent event, LogEntry entry) {}

    /**
     * @param seal opens what is personal
     * @param reading of a fact that is open
     */
    public OpenedPages(PostgresLog log, PersonalSeal seal, Function<StoredFact, LogEntry> reading) {
        this.log = log;
        this.seal = seal;
        this.reading = reading;
    }

    /**
     * The entries after a position, in order and without gaps; at most so many, never cut inside a
     * commit of a case.
     *
     * @throws UnknownFact when the first commit has one of no kind that is known
     */
    public List<LogEntry> after(long position, int limit) {
        if (position < openedUpTo.get()) {
            return knownOrRead(position, limit);
        }
        atTheEnd.lock();
        try {
            return knownOrRead(position, limit);
        } finally {
            atTheEnd.unlock();
        }
    }

    private List<LogEntry> knownOrRead(long position, int limit) {
        var known = known(position, limit);
        return known.isEmpty() ? read(position, limit) : known;
    }

    /** What follows after a position, if all of it was opened lately; empty when not. */
    private List<LogEntry> known(long position, int limit) {
        long end = openedUpTo.get();
        if (end <= position || end - position > limit) {
            return List.of();
        }
        seal.noticeErasures();
        var entries = new ArrayList<LogEntry>();
        for (long next = position + 1; next <= end; next++) {
            var one = opened.of(next);
            if (one == null) {
                return List.of();
            }
            entries.add(one.entry());
        }
        return entries;
    }

    private List<LogEntry> read(long position, int limit) {
        // Of what is known to be there nobody need be asked how long the log is.
        long known = log.known() - position;
        var read = log.read(position, (int) (known > 0 ? Math.min(known, limit + 1L) : limit + 1L));
        var whole = read.size() > limit ? read.subList(0, wholeCommits(read)) : read;
        if (whole.isEmpty() && !read.isEmpty()) {
            throw new IllegalStateException("a commit is longer than a page");
        }
        if (whole.isEmpty()) {
            return List.of();
        }
        seal.noticeErasures();
        var erasures = new Erasures(opened.erasures(), cases.erasures());
        var entries = new ArrayList<LogEntry>();
        for (var stored : whole) {
            try {
                entries.add(opened(stored, erasures).entry());
            } catch (UnknownFact unknown) {
                // What stands before it is told; of its own commit nothing is.
                int told = wholeCommits(whole.subList(0, entries.size() + 1));
                if (told == 0) {
                    throw unknown;
                }
                return entries.subList(0, told);
            }
        }
        openedUpTo.accumulateAndGet(entries.getLast().position(), Math::max);
        return entries;
    }

    /** The facts after a position, in order, at most so many. */
    public List<StoredEvent> eventsAfter(long position, int limit) {
        seal.noticeErasures();
        var erasures = new Erasures(opened.erasures(), cases.erasures());
        var events = new ArrayList<StoredEvent>(limit);
        var known = opened.of(position + 1);
        while (known != null && events.size() < limit) {
            events.add(known.event());
            known = opened.of(position + 1 + events.size());
        }
        if (events.size() < limit) {
            log.read(position + events.size(), limit - events.size()).stream()
                    .map(stored -> opened(stored, erasures).event())
                    .forEach(events::add);
        }
        return events;
    }

    private Opened opened(StoredEvent stored, Erasures erasures) {
        var known = opened.of(stored.position());
        if (known != null) {
            return known;
        }
        var fact = seal.opened(fact(stored));
        var fresh = new Opened(stored.with(fact.payload()), reading.apply(fact));
        opened.remember(stored.position(), fresh, erasures.ofPages(), (one, _) -> one);
        if (fresh.entry() instanceof RecordedEvent recorded) {
            cases.heard(recorded, erasures.ofCases());
        }
        return fresh;
    }

    /** The fact at a position, if it was opened lately. */
    public Optional<StoredEvent> opened(long position) {
        return Optional.ofNullable(opened.of(position)).map(Opened::event);
    }

    /** From now on these are told of what comes, so that nobody need read it again. */
    public void tell(KnownCases known) {
        cases = known;
    }

    /** Forgets what was opened: somebody was erased. */
    public void forget() {
        opened.forgetAll();
    }

    /**
     * How many of these are certainly whole commits: one ends where the next event is of another
     * one.
     */
    private static int wholeCommits(List<StoredEvent> read) {
        int end = read.size() - 1;
        while (end > 0 && isOfOneCommit(read.get(end - 1), read.get(end))) {
            end--;
        }
        return end;
    }

    private static boolean isOfOneCommit(StoredEvent one, StoredEvent other) {
        return one.timestamp().equals(other.timestamp())
                && Objects.equals(one.stream(), other.stream())
                && !EventJson.REGISTER.equals(one.stream());
    }

    /** As the desk knows it, whether open or not. */
    public static StoredFact fact(StoredEvent event) {
        return new StoredFact(
                event.position(),
                event.stream() == null ? "" : event.stream(),
                (int) event.streamSeq(),
                event.id(),
                event.name(),
                event.version(),
                event.timestamp(),
                event.payload(),
                event.metadata());
    }
}
