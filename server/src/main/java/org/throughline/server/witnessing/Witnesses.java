package org.throughline.server.witnessing;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.throughline.agencies.witness.CheckpointSource;
import org.throughline.casefile.ids.AgencyId;
import org.throughline.proof.cosign.NextCheckpoint;
import org.throughline.proof.note.Checkpoint;
import org.throughline.proof.note.Cosignature;
import org.throughline.proof.note.KeyPolicy.Role;
import org.throughline.proof.note.SignedNote;
import org.throughline.proof.note.VerifierKey;
import org.throughline.server.following.Trouble;
import org.throughline.server.sealing.SealedLog;
import org.throughline.server.signing.WitnessBook;
import org.throughline.server.signing.WitnessBook.Seen;

/**
 * The casework side: tells each agency what the log says of itself, and takes what it says of it.
 */
public final class Witnesses implements CheckpointSource {
    private static final Logger LOG = LoggerFactory.getLogger(Witnesses.class);
    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(1);

    /**
     * A log that grows all the time is told of in larger steps: each word is signed and verified.
     */
    private static final Duration BETWEEN_WORDS = Duration.ofSeconds(4);

    private static final Duration HEARTBEAT = Duration.ofSeconds(60);
    private static final Duration SILENT_MAX = Duration.ofMinutes(10);

    /** Fewer could be one organisation with two names. */
    private static final int AGENCIES_MIN = 2;

    private final SealedLog sealed;
    private final WitnessBook book;
    private final Clock clock;
    private final Map<AgencyId, Told> lately = new ConcurrentHashMap<>();

    /** Over the casework database, with the schema {@code proof}. */
    public Witnesses(DataSource database, SealedLog sealed, Clock clock) {
        this.sealed = sealed;
        this.book = new WitnessBook(database);
        this.clock = clock;
    }

    /** What this node told an agency last, and when it last looked whether there is more. */
    private record Told(long size, Instant at, Instant lookedAt) {
        static final Told NOTHING = new Told(0, Instant.EPOCH, Instant.EPOCH);
    }

    @Override
    public Optional<String> toTell(AgencyId agency) {
        var now = clock.instant();
        var told = lately.getOrDefault(agency, Told.NOTHING);
        if (now.isBefore(told.lookedAt().plus(BETWEEN_LOOKS))) {
            return Optional.empty();
        }
        lately.put(agency, new Told(told.size(), told.at(), now));
        try {
            book.incident().ifPresent(sealed::suspect);
            return sealed.trouble().isPresent()
                    ? Optional.empty()
                    : sealed.lastCheckpoint().flatMap(note -> toTell(agency, note, told, now));
        } catch (RuntimeException away) { // what the agency is told of cases does not wait for it
            LOG.warn("{} is not told of the log now: {}", agency, Trouble.of(away));
            return Optional.empty();
        }
    }

    private Optional<String> toTell(AgencyId agency, SignedNote note, Told told, Instant now) {
        if (now.isBefore(told.at().plus(BETWEEN_WORDS))) {
            return Optional.empty();
        }
        var checkpoint = Checkpoint.parse(note.text()).orElseThrow();
        var seen = book.of(agency);
        boolean standsElsewhere =
                seen.filter(one ->
                                one.heardAt().isAfter(told.at()) && one.size() != checkpoint.size())
                        .isPresent();
        if (checkpoint.size() == told.size()
                && !standsElsewhere
                && now.isBefore(told.at().plus(HEARTBEAT))) {
            return Optional.empty();
        }
        lately.put(agency, new Told(checkpoint.size(), now, now));
        long from = Math.min(seen.map(Seen::size).orElse(0L), checkpoint.size());
        var way = sealed.proofs().consistency(from, checkpoint.size()).path();
        return Optional.of(new LogWord(logKey(), note, checkpoint, from, way).json());
    }

    private VerifierKey logKey() {
        return sealed.policy().keys(Role.LOG, sealed.size()).getFirst();
    }

    @Override
    public void seen(AgencyId agency, String word) {
        var said = WitnessWord.read(word);
        if (!said.key().name().equals(Witness.name(sealed.origin(), agency))
                || !said.seen().isSignedBy(logKey())) {
            throw new IllegalArgumentException("no word of this agency about this log");
        }
        var checkpoint = said.checkpoint();
        var line = said.cosignature();
        var seen = new Seen(agency, checkpoint.size(), clock.instant());
        if (isOurs(checkpoint)) {
            book.seen(seen, said.key(), line);
        } else {
            incident(seen, said.seen());
        }
        var against = said.against();
        if (against != null) {
            // Believed only as far as the log's own signature goes.
            var other = Checkpoint.parse(against.text());
            if (against.isSignedBy(logKey()) && other.isPresent() && !isOurs(other.get())) {
                incident(seen, against);
            } else {
                LOG.warn("{} holds against the log what the log does hold", agency);
            }
        }
    }

    private boolean isOurs(Checkpoint checkpoint) {
        return checkpoint.size() <= sealed.size()
                && sealed.proofs().root(checkpoint.size()).equals(checkpoint.root());
    }

    private void incident(Seen seen, SignedNote note) {
        incident(seen.agency().value(), "agency " + seen.agency(), note);
    }

    private void incident(String who, String named, SignedNote note) {
        var what = named + " holds a signed checkpoint of another history";
        book.incident(who, clock.instant(), what, note);
        sealed.suspect(what);
    }

    /**
     * Takes what an auditor cosigned on a machine of their own.
     *
     * @param note the checkpoint with the signatures of the log and of the auditor
     */
    public Handed handIn(String note) {
        var said = SignedNote.parse(note);
        var checkpoint = said.flatMap(one -> Checkpoint.parse(one.text()));
        if (checkpoint.isEmpty()) {
            return Handed.NO_NOTE;
        }
        long size = checkpoint.get().size();
        if (!said.get().isSignedBy(logKey())
                || !checkpoint.get().origin().equals(sealed.origin())) {
            return Handed.NOT_SIGNED_BY_LOG;
        }
        var keys =
                sealed.policy().keys(Role.AUDITOR, size).stream()
                        .filter(key -> !said.get().linesOf(key).isEmpty())
                        .toList();
        if (keys.isEmpty()) {
            return Handed.KEY_UNKNOWN;
        }
        var key = keys.getFirst();
        var line = said.get().linesOf(key).getFirst();
        if (!Cosignature.verifies(said.get().text(), line, key)) {
            return Handed.WRONG_SIGNATURE;
        }
        if (!isOurs(checkpoint.get())) {
            incident(key.name(), "an auditor", said.get());
            return Handed.TWO_HISTORIES;
        }
        book.cosignedByAuditor(size, line);
        return Handed.TAKEN;
    }

    /**
     * What the log says now, for somebody who saw it at a size before.
     *
     * @param from the size that they saw; 0 when none
     * @return empty when it is smaller than that, or when nothing is signed here
     */
    public Optional<NextCheckpoint> next(long from) {
        return (sealed.signs() ? Optional.of(sealed.checkpoint()) : sealed.lastCheckpoint())
                .flatMap(note -> {
                    long size = Checkpoint.parse(note.text()).orElseThrow().size();
                    return from > size
                            ? Optional.empty()
                            : Optional.of(
                                    new NextCheckpoint(
                                            from,
                                            new SignedNote(note.text(), note.linesOf(logKey())),
                                            sealed.proofs().consistency(from, size).path()));
                });
    }

    /** Up to which size two agencies, or one and an auditor, have seen the log; 0 for none. */
    public long witnessed() {
        return book.witnessed(AGENCIES_MIN).orElse(0L);
    }

    /** What every agency said last, by name. */
    public List<Seen> all() {
        return book.all();
    }

    /** How many agencies have seen and cosigned the log at this size. */
    public int count(long size) {
        return book.count(size);
    }

    /** Agencies that were heard of once, and have not seen the log for ten minutes. */
    public Map<String, String> silent() {
        var silent = new LinkedHashMap<String, String>();
        var now = clock.instant();
        for (var one : book.all()) {
            var since = Duration.between(one.heardAt(), now);
            if (since.compareTo(SILENT_MAX) > 0) {
                silent.put(
                        one.agency().value(),
                        "has not seen the log for " + since.toMinutes() + " minutes");
            }
        }
        return silent;
    }
}
