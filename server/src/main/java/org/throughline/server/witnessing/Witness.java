package org.throughline.server.witnessing;

import java.time.Clock;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.throughline.agencies.witness.CheckpointWitness;
import org.throughline.casefile.ids.AgencyId;
import org.throughline.proof.note.Checkpoint;
import org.throughline.proof.note.KeyPairSigner;
import org.throughline.proof.note.KeyText;
import org.throughline.proof.note.SignedNote;
import org.throughline.proof.note.Signer;
import org.throughline.proof.note.VerifierKey;

/**
 * The agency's side. A checkpoint that follows from the last one is kept and cosigned; of one that
 * does not follow both are kept, and the agency signs nothing new from then on.
 */
public final class Witness implements CheckpointWitness {
    private static final Logger LOG = LoggerFactory.getLogger(Witness.class);

    private final WitnessTable table;
    private final Clock clock;

    /** Over the gateway database, migrated. */
    public Witness(DataSource database, Clock clock) {
        this.table = new WitnessTable(database);
        this.clock = clock;
    }

    @Override
    public String judge(AgencyId agency, String word) {
        var told = LogWord.read(word);
        var kept = kept(agency, told);
        if (!kept.logKey().equals(told.key().text())) {
            throw new IllegalArgumentException("the log signs with another key than before");
        }
        var signer = signer(agency, kept, told.key());
        var now = clock.instant();
        var last = kept.note();
        var against = table.against(agency);
        if (last == null) {
            table.seen(agency, told.note(), now);
            return WitnessWord.of(told.note(), signer, now, null).json();
        }
        if (against.isPresent()) {
            return WitnessWord.of(last, signer, now, against.get()).json();
        }
        return judge(agency, last, told, signer, now).json();
    }

    private WitnessWord judge(
            AgencyId agency, SignedNote last, LogWord told, Signer signer, Instant now) {
        var seen = Checkpoint.parse(last.text()).orElseThrow();
        var next = told.checkpoint();
        boolean isOlder = next.size() < seen.size();
        boolean isFromElsewhere = next.size() > seen.size() && told.from() != seen.size();
        if (isOlder || isFromElsewhere) {
            // The project learns from the answer where this agency stands.
            return WitnessWord.of(last, signer, now, null);
        }
        if (next.size() == seen.size() ? next.equals(seen) : told.follows(seen)) {
            table.seen(agency, told.note(), now);
            return WitnessWord.of(told.note(), signer, now, null);
        }
        table.twoHistories(agency, last, told.note(), now);
        LOG.error("{}: THE LOG TELLS TWO HISTORIES, at size {}", agency, next.size());
        return WitnessWord.of(last, signer, now, told.note());
    }

    private WitnessTable.Kept kept(AgencyId agency, LogWord told) {
        var kept = table.of(agency);
        if (kept.isPresent()) {
            return kept.get();
        }
        table.insert(agency, KeyText.write(KeyText.made()), told.key().text());
        return table.of(agency).orElseThrow();
    }

    private static Signer signer(AgencyId agency, WitnessTable.Kept kept, VerifierKey log) {
        var keys =
                KeyText.read(kept.keyText())
                        .orElseThrow(
                                () -> new IllegalStateException("the key of a witness is damaged"));
        return KeyPairSigner.of(name(log.name(), agency), VerifierKey.Type.COSIGNATURE_V1, keys);
    }

    /** The name under which an agency cosigns for a log. */
    static String name(String origin, AgencyId agency) {
        return origin + "/" + agency;
    }

    /**
     * What an agency has seen last.
     *
     * @param size of the tree
     * @param isOneHistory false when it was told something that cannot be true beside it
     */
    public record State(long size, Instant at, boolean isOneHistory) {}

    /** Of this agency; empty before it was told anything. */
    public Optional<State> state(AgencyId agency) {
        return table.of(agency)
                .filter(kept -> kept.note() != null && kept.seenAt() != null)
                .map(kept ->
                        new State(
                                Checkpoint.parse(Objects.requireNonNull(kept.note()).text())
                                        .orElseThrow()
                                        .size(),
                                Objects.requireNonNull(kept.seenAt()),
                                table.against(agency).isEmpty()));
    }
}
