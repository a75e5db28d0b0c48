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
import org.throughline.referrals.known.KnownCases;
import org.throughline.referrals.log.FactReader;
import org.throughline.referrals.log.OnceKeys;
import org.throughline.referrals.stored.EventJson;
import org.throughline.referrals.stored.PersonalSeal;
import org.throughline.referrals.stored.StoredFact;
import org.throughline.server.following.LogReader;
import org.throughline.server.keys.OpenedFacts;
import org.throughline.server.keys.OpenedPages;

/** The log in the words of the desk and of those who follow it. */
public final class LogBridge implements LogReader, OpenedFacts, OnceKeys, FactReader {
    private static final String STORY_TIME = "storyTime";

    private final PostgresLog log;
    private final Function<StoredFact, LogEntry> reading;
    private final OpenedPages pages;

    private volatile Registers registers = Registers.NONE;

    /**
     * @param seal opens what is personal
     */
    public LogBridge(PostgresLog log, PersonalSeal seal) {
        this(log, seal, EventJson::read);
    }

    LogBridge(PostgresLog log, PersonalSeal seal, Function<StoredFact, LogEntry> reading) {
        this.log = log;
        this.reading = reading;
        this.pages = new OpenedPages(log, seal, reading);
    }

    @Override
    public List<LogEntry> after(long position, int limit) {
        return pages.after(position, limit);
    }

    @Override
    public List<StoredEvent> openedAfter(long position, int limit) {
        return pages.eventsAfter(position, limit);
    }

    /** From now on these are told of what comes. */
    void tell(KnownCases cases) {
        pages.tell(cases);
    }

    /** Forgets what was opened: somebody was erased. */
    void forget() {
        pages.forget();
    }

    @Override
    public long head() {
        return log.head();
    }

    @Override
    public long known() {
        return log.known();
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
        return new Slice(slice.events().stream().map(OpenedPages::fact).toList(), slice.head());
    }

    /** Those of these cases of which something is recorded beyond a position. */
    Set<CaseId> changedAfter(long position, Collection<CaseId> cases) {
        return log.changedAfter(position, cases.stream().map(CaseId::value).toList()).stream()
                .map(CaseId::new)
                .collect(Collectors.toSet());
    }

    /** Whether the fact was recorded in the time of a story, where no clock of ours runs. */
    public boolean inStoryTime(RecordedEvent event) {
        return pages.opened(event.position())
                .orElseGet(() ->
                        log.readStream(event.caseId().value(), event.position() - 1)
                                .events()
                                .getFirst())
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
}
