package org.throughline.server.wiring;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.throughline.casefile.LogEntry;
import org.throughline.casefile.RecordedEvent;
import org.throughline.casefile.RegisterChange;
import org.throughline.casefile.ids.CaseId;
import org.throughline.casefile.register.Register;
import org.throughline.log.PostgresLog;
import org.throughline.log.entry.StoredEvent;
import org.throughline.referrals.known.Memory;
import org.throughline.referrals.log.FactReader;
import org.throughline.referrals.log.OnceKeys;
import org.throughline.referrals.stored.EventJson;
import org.throughline.referrals.stored.PersonalSeal;
import org.throughline.referrals.stored.StoredFact;
import org.throughline.referrals.stored.UnknownFact;
import org.throughline.server.following.LogReader;
import org.throughline.server.keys.OpenedFacts;

/** The log in the words of the desk and of those who follow it. */
public final class LogBridge implements LogReader, OpenedFacts, OnceKeys, FactReader {
    private static final int ENTRIES_MAX = 5_000;
    private static final String STORY_TIME = "storyTime";
    private static final Duration KEPT_FOR = Duration.ofSeconds(10);

    private final PostgresLog log;
    private final PersonalSeal seal;
    private final Function<StoredFact, LogEntry> reading;

    /** By position. Several follow the log, one close behind the other. */
    private final Memory<Long, Opened> opened = new Memory<>(ENTRIES_MAX, KEPT_FOR, _ -> 1);

    private volatile Registers registers = Registers.NONE;

    /**
     * A fact with its personal part open.
     *
     * @param event as it is stored but for that
     */
    private record Opened(StoredEvent event, LogEntry entry) {}

    /**
     * @param seal opens what is personal
     */
    public LogBridge(PostgresLog log, PersonalSeal seal) {
        this(log, seal, EventJson::read);
    }

    LogBridge(PostgresLog log, PersonalSeal seal, Function<StoredFact, LogEntry> reading) {
        this.log = log;
        this.seal = seal;
        this.reading = reading;
    }

    @Override
    public List<LogEntry> after(long position, int limit) {
        var read = log.read(position, limit + 1);
        var whole = read.size() > limit ? read.subList(0, wholeCommits(read)) : read;
        if (whole.isEmpty() && !read.isEmpty()) {
            throw new IllegalStateException("a commit is longer than a page");
        }
        if (whole.isEmpty()) {
            return List.of();
        }
        seal.noticeErasures();
        long erasures = opened.erasures();
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
        return entries;
    }

    @Override
    public List<StoredEvent> openedAfter(long position, int limit) {
        seal.noticeErasures();
        long erasures = opened.erasures();
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

    private Opened opened(StoredEvent stored, long erasures) {
        var known = opened.of(stored.position());
        if (known != null) {
            return known;
        }
        var fact = seal.opened(fact(stored));
        var fresh = new Opened(stored.with(fact.payload()), reading.apply(fact));
        opened.remember(stored.position(), fresh, erasures, (one, _) -> one);
        return fresh;
    }

    /** Forgets what was opened: somebody was erased. */
    void forget() {
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
                && java.util.Objects.equals(one.stream(), other.stream())
                && !EventJson.REGISTER.equals(one.stream());
    }

    @Override
    public long head() {
        return log.head();
    }

    @Override
    public void awaitBeyond(long position, Duration atMost) throws InterruptedException {
        log.awaitBeyond(position, atMost);
    }

    @Override
    public Optional<First> find(String scope, String id) {
        return log.once(scope, id).map(once -> new First(once.digest(), once.first(), once.last()));
    }

    @Override
    public Slice stream(String stream, long after) {
        var slice = log.readStream(stream, after);
        return new Slice(slice.events().stream().map(LogBridge::fact).toList(), slice.head());
    }

    /** Those of these cases of which something is recorded beyond a position. */
    Set<CaseId> changedAfter(long position, Collection<CaseId> cases) {
        return log.changedAfter(position, cases.stream().map(CaseId::value).toList()).stream()
                .map(CaseId::new)
                .collect(Collectors.toSet());
    }

    /** Whether the fact was recorded in the time of a story, where no clock of ours runs. */
    boolean inStoryTime(RecordedEvent event) {
        var known = opened.of(event.position());
        if (known != null) {
            return known.event().metadata().containsKey(STORY_TIME);
        }
        return log.readStream(event.caseId().value(), event.position() - 1)
                .events()
                .getFirst()
                .metadata()
                .containsKey(STORY_TIME);
    }

    /** The registers as they stood at a position; mostly a later one than the last time. */
    Register registerUpTo(long position) {
        var before = registers;
        if (before.position() > position) {
            before = Registers.NONE;
        }
        var register = before.register();
        for (var fact : stream(EventJson.REGISTER, before.position()).facts()) {
            if (fact.position() <= position
                    && reading.apply(fact) instanceof RegisterChange change) {
                register = register.with(change.entry(), change.recordedAt());
            }
        }
        registers = new Registers(position, register);
        return register;
    }

    /** The registers as they stood at a position. */
    private record Registers(long position, Register register) {
        static final Registers NONE = new Registers(0, Register.EMPTY);
    }

    /** The cases of the log, in the order in which they were opened. */
    List<String> cases() {
        var cases = new ArrayList<String>();
        long position = 0;
        for (var page = log.read(0, 1000); !page.isEmpty(); page = log.read(position, 1000)) {
            for (var event : page) {
                if (event.streamSeq() == 1
                        && event.stream() != null
                        && !event.stream().equals(EventJson.REGISTER)) {
                    cases.add(event.stream());
                }
            }
            position = page.getLast().position();
        }
        return cases;
    }

    private static StoredFact fact(StoredEvent event) {
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
