package org.throughline.server.signing;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.throughline.proof.issuing.CheckpointShelf;
import org.throughline.proof.note.Checkpoint;
import org.throughline.proof.note.SignedNote;
import org.throughline.proof.tree.Hash;

/** What the log said of itself, kept before it was signed. */
public final class CheckpointTable implements CheckpointShelf {
    private final JdbcClient sql;
    private final String origin;
    private final Clock clock;
    private final WitnessBook witnesses;

    /** Over the casework database, with the schema {@code proof}. */
    public CheckpointTable(DataSource database, String origin, Clock clock) {
        this.sql = JdbcClient.create(database);
        this.origin = origin;
        this.clock = clock;
        this.witnesses = new WitnessBook(database);
    }

    @Override
    public Optional<Checkpoint> last() {
        return sql.sql("select size, root from proof.checkpoint order by size desc limit 1")
                .query((row, _) -> new Checkpoint(origin, row.getLong(1), Hash.of(row.getBytes(2))))
                .optional();
    }

    @Override
    public Optional<SignedNote> note(long size) {
        return sql.sql(
                        """
                        select note from proof.checkpoint where size = :size and note is not null
                        """)
                .param("size", size)
                .query(String.class)
                .optional()
                .flatMap(SignedNote::parse)
                .map(note -> witnesses.cosigned(note, size));
    }

    @Override
    public boolean keep(Checkpoint checkpoint) {
        // One statement: the size is the key, and a larger one that is kept already wins.
        sql.sql(
                        """
                        insert into proof.checkpoint (size, root, kept_at)
                        select :size, :root, :at
                        where not exists (select from proof.checkpoint where size > :size)
                        on conflict (size) do nothing
                        """)
                .param("size", checkpoint.size())
                .param("root", checkpoint.root().bytes())
                .param("at", OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC))
                .update();
        return last().filter(checkpoint::equals).isPresent();
    }

    @Override
    public void sign(Checkpoint checkpoint, SignedNote note) {
        // Ed25519 signs the same text the same way, so another node's note is this one.
        sql.sql(
                        """
                        update proof.checkpoint set note = :note where size = :size and note is null
                        """)
                .param("note", note.whole())
                .param("size", checkpoint.size())
                .update();
    }

    /**
     * The notes of smaller sizes, the latest of them, and those that auditors cosigned last, with
     * who cosigned; ascending.
     */
    public List<SignedNote> before(long size, int atMost) {
        var notes = new TreeMap<Long, SignedNote>();
        sql.sql(
                        """
                        select size, note from proof.checkpoint where size < :size and note is not null
                        order by size desc limit :most
                        """)
                .param("size", size)
                .param("most", atMost)
                .query(row -> {
                    notes.put(row.getLong(1), parsed(row.getString(2)));
                });
        witnesses
                .lastOfAuditors(size)
                .forEach(seen -> note(seen).ifPresent(note -> notes.put(seen, note)));
        return List.copyOf(notes.values());
    }

    private static SignedNote parsed(String note) {
        return SignedNote.parse(note)
                .orElseThrow(() -> new NotTheLogSealed("a checkpoint that was kept is damaged"));
    }
}
