package org.throughline.agencies.releasing;

import static java.util.Objects.requireNonNull;

import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.LongFunction;
import java.util.function.Predicate;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.throughline.agencies.PartnerJson;
import org.throughline.agencies.sealing.EntrySeal;
import org.throughline.casefile.LogEntry;
import org.throughline.casefile.LogFollower;
import org.throughline.casefile.RecordedEvent;
import org.throughline.casefile.RegisterChange;
import org.throughline.casefile.ids.AgencyId;
import org.throughline.casefile.person.PersonKeys;
import org.throughline.casefile.register.Register;
import org.throughline.casefile.sharing.release.CaseRelease;
import org.throughline.casefile.sharing.release.Release;

/**
 * Follows the log and works out, commit by commit, what each agency is told. Entries, their
 * numbers, gates and the position are written in one transaction, so that a restart neither repeats
 * nor skips a release.
 */
public final class Releasing implements LogFollower {
    private static final int COMMITS_MAX = 50;

    private final ReleaseTable table;
    private final GateTable gates;
    private final ReleasePage page;
    private final OutboxTable outbox;
    private final Expiring expiring;
    private final Erasures erasures;
    private final EntrySeal seal;
    private final TransactionTemplate transaction;
    private final Histories histories;
    private final LongFunction<Register> registerUpTo;
    private final Consumer<List<RecordedEvent>> leaving;
    private final Runnable released;
    private final InstantSource clock;
    private @Nullable Known remembered;

    /**
     * @param database the casework database, migrated
     * @param histories of the cases, from the log
     * @param registerUpTo the registers as they stood at a position of the log
     * @param inStoryTime whether a fact of the log was recorded in the time of a story
     * @param leaving called with facts before they are released; nothing leaves when it refuses
     * @param released called after each batch that may have released something
     * @param clock tells when a gate's time is over
     * @param keys with which what is told of persons is sealed
     */
    public Releasing(
            DataSource database,
            Histories histories,
            LongFunction<Register> registerUpTo,
            Predicate<RecordedEvent> inStoryTime,
            Consumer<List<RecordedEvent>> leaving,
            Runnable released,
            InstantSource clock,
            PersonKeys keys) {
        this.table = new ReleaseTable(database);
        this.gates = new GateTable(database);
        this.page = new ReleasePage(table, gates);
        this.outbox = new OutboxTable(database);
        this.transaction = new TransactionTemplate(new DataSourceTransactionManager(database));
        this.histories = histories;
        this.registerUpTo = registerUpTo;
        this.leaving = leaving;
        this.released = released;
        this.expiring = new Expiring(database, histories::of, inStoryTime);
        this.clock = clock;
        this.erasures = new Erasures(database);
        this.seal = new EntrySeal(keys);
    }

    /** Creates or brings up to date the schema {@code release}. */
    public static void migrate(DataSource database) {
        Flyway.configure()
                .dataSource(database)
                .schemas("release")
                .locations("classpath:db/release")
                .table("migration")
                .loggers("slf4j")
                .load()
                .migrate();
    }

    @Override
    public String name() {
        return "releasing";
    }

    @Override
    public long position() {
        return table.position();
    }

    @Override
    public void follow(List<LogEntry> entries) {
        boolean isMore = true;
        while (isMore) {
            isMore = requireNonNull(transaction.execute(_ -> take(entries)));
            released.run();
        }
    }

    /**
     * Takes the next of these, few enough that what is released does not wait for long; true when
     * some are left.
     */
    private boolean take(List<LogEntry> entries) {
        long position = table.lockedPosition();
        if (entries.getLast().position() <= position) {
            // Another node was first, and what writes nothing waits for no disk.
            return false;
        }
        expiring.begin();
        var known = known(position);
        var left = LogEntry.commits(entries, position);
        var now = left.subList(0, Math.min(left.size(), COMMITS_MAX));
        page.begin(now);
        for (var commit : now) {
            if (commit.getFirst() instanceof RegisterChange change) {
                known = known.with(change.entry());
                page.flush();
                expiring.amended(change.entry());
                page.forget();
            } else if (commit.getLast() instanceof RecordedEvent last) {
                var isStory = expiring.inStoryTime(last);
                if (expiring.isOver(last.recordedAt(), isStory)) {
                    page.flush();
                    long before = commit.getFirst().position() - 1;
                    expiring.close(last.recordedAt(), isStory, known, before);
                    page.forget();
                }
                release(last, known, isStory);
            }
        }
        page.flush();
        boolean isMore = now.size() < left.size();
        long last = isMore ? now.getLast().getLast().position() : entries.getLast().position();
        table.moveTo(last);
        remembered = new Known(last, known);
        return isMore;
    }

    /** Closes the gates whose time is over; a commit of their case need never come. */
    @Override
    public void rest() {
        var now = clock.instant();
        if (!expiring.isDue(now)) {
            return;
        }
        transaction.executeWithoutResult(_ -> {
            long position = table.lockedPosition();
            expiring.begin();
            var known = known(position);
            if (expiring.isOver(now, false)) {
                expiring.close(now, false, known, position);
            }
            remembered = new Known(position, known);
        });
        released.run();
    }

    /** The registers as they stood at a position of the log. */
    private record Known(long position, Register register) {}

    /** Another node may have taken what stands before the position, and its changes with it. */
    private Register known(long position) {
        var known = remembered;
        return known == null || known.position() != position
                ? registerUpTo.apply(position)
                : known.register();
    }

    private void release(RecordedEvent lastOfCommit, Register known, boolean isStory) {
        var caseId = lastOfCommit.caseId();
        var all = histories.upTo(caseId, lastOfCommit.caseSeq());
        var history =
                all.stream().filter(event -> event.caseSeq() <= lastOfCommit.caseSeq()).toList();
        var held = page.holdings(caseId);
        var result = CaseRelease.after(history, known, held);
        if (!result.masks().isEmpty() || !result.gateChanges().isEmpty()) {
            page.flush();
        }
        // Before a gate opens: nothing redacted is shown in between.
        for (var mask : result.masks()) {
            outbox.add(mask.agency(), "mask", caseId, null, seal.sealed(caseId, mask));
        }
        for (var change : result.gateChanges()) {
            gates.save(caseId, change);
            if (change.gate().isOpen()) {
                outbox.add(change.agency(), "gate", caseId, null, PartnerJson.gate(true));
                outbox.addWithheld(change.agency(), caseId);
            }
        }
        leaving.accept(result.releases().stream().map(Release::event).toList());
        var erased = Erasures.in(history);
        page.add(
                caseId,
                result,
                result.releases().stream()
                        .map(release -> released(release, known, history, erased))
                        .toList());
        if (!erased.isEmpty()) {
            page.flush();
            erasures.follow(caseId, history);
        }
        var ahead =
                history.size() < all.size() ? Expiring.closedBy(all, known) : Set.<AgencyId>of();
        var back = page.keep(caseId, result, ahead, isStory);
        expiring.kept(result.ends().values(), isStory);
        var closed =
                result.gateChanges().stream()
                        .filter(change ->
                                !change.gate().isOpen() && change.gate().opensAt() != null)
                        .toList();
        if (!back.isEmpty() || !closed.isEmpty()) {
            page.flush();
        }
        back.forEach(agency -> outbox.addWithheld(agency, caseId));
        // After the entries: the last words to a closing gate belong to it.
        closed.forEach(change ->
                outbox.add(change.agency(), "gate", caseId, null, PartnerJson.gate(false)));
    }

    private ReleasedEntry released(
            Release release, Register known, List<RecordedEvent> history, Set<String> erased) {
        var map = known.newestMap(release.event().actor().agency()).map(one -> one.mapVersion());
        var isTranslated = release.payload().containsKey("ourCode");
        // Its dense number is given when it is stored.
        var entry = release.entry(0, isTranslated ? map.orElse(null) : null);
        return new ReleasedEntry(
                seal.sealed(entry, release.event().event(), history, erased),
                release.event().caseSeq(),
                List.copyOf(release.fields()));
    }
}
