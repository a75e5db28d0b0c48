package org.throughline.referrals.keys;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import javax.sql.DataSource;
import org.throughline.casefile.person.DataSubject;
import org.throughline.casefile.person.PersonIndex;
import org.throughline.casefile.person.PersonKeys;

/**
 * The keys of the persons: AES-256-GCM by Tink, one key each, made when something is first sealed.
 * A key is kept wrapped by the master key; destroyed, it is gone from its database and stands in
 * the list of destroyed keys, which every start applies again.
 */
public final class KeyRing implements PersonKeys {
    private static final int KEYS_MAX = 20_000;
    private static final int ID_BYTES = 12;
    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(2);
    private static final Duration KEPT_AT_MOST = Duration.ofSeconds(30);

    private final PersonKeyTable table;
    private final MasterKey master;
    private final ShredLedger ledger;
    private final Set<String> shredded;
    private final PersonWords words;
    private final List<Runnable> onErasure = new CopyOnWriteArrayList<>();
    private final AtomicLong destroyedCount;
    private final AtomicLong lookedAt = new AtomicLong(System.nanoTime());
    private final SecureRandom random = new SecureRandom();
    private final Cache<DataSubject, PersonKey> bySubject = cache();
    private final Cache<String, PersonKey> byId = cache();

    private KeyRing(
            PersonKeyTable table,
            MasterKey master,
            ShredLedger ledger,
            Set<String> shredded,
            PersonWords words) {
        this.table = table;
        this.master = master;
        this.ledger = ledger;
        this.shredded = shredded;
        this.words = words;
        this.destroyedCount = new AtomicLong(table.destroyedCount());
    }

    private static <K> Cache<K, PersonKey> cache() {
        return Caffeine.newBuilder()
                .maximumSize(KEYS_MAX)
                // One that was read just before it was destroyed may come in just after.
                .expireAfterWrite(KEPT_AT_MOST)
                .executor(Runnable::run)
                .build();
    }

    /**
     * Opens the keys. What the list of destroyed keys names is destroyed again first: the database
     * may be a restored one.
     *
     * @param database of the keys, and of nothing else
     * @param folder with the master key and the list of destroyed keys
     * @throws KeysAway when the master key is not the one that wrapped the keys
     */
    public static KeyRing open(DataSource database, Path folder) {
        return open(database, folder, new MasterKeyFile(folder));
    }

    /**
     * The same with a master key that lies elsewhere. Keys that the file in the folder wrapped are
     * wrapped by it from now on; no other node may run then.
     *
     * @param folder with the list of destroyed keys
     */
    public static KeyRing open(DataSource database, Path folder, MasterKeyHolder holder) {
        PersonKeyTable.migrate(database);
        var table = new PersonKeyTable(database);
        var master = MasterKey.open(table, holder, new MasterKeyFile(folder));
        var ledger = new ShredLedger(folder);
        ledger.add(table.destroyed());
        var shredded = ledger.keyIds();
        table.destroy(shredded);
        var words = new PersonWords(new KeySql(database), WordKey.open(table, master));
        return new KeyRing(table, master, ledger, shredded, words);
    }

    /** Finds the persons whose keys these are. */
    public PersonIndex index() {
        return words;
    }

    /** Called soon after a key was destroyed, here or on another node: what was read is stale. */
    public void whenErased(Runnable listener) {
        onErasure.add(listener);
    }

    @Override
    public String seal(DataSubject subject, String place, byte[] value) {
        noticeErasures();
        return bySubject.get(subject, this::ofSubject).sealed(place, value);
    }

    @Override
    public Optional<byte[]> open(String place, String sealed) {
        noticeErasures();
        return ofId(PersonKey.idIn(sealed)).orElseThrow(KeyRing::lost).opened(place, sealed);
    }

    @Override
    public Optional<byte[]> open(DataSubject subject, String place, String sealed) {
        noticeErasures();
        var key = ofId(PersonKey.idIn(sealed));
        var owner = key.map(PersonKey::subject);
        // A key that is not in its database belonged to this person only if they have no other.
        if (owner.isPresent() ? !owner.get().equals(subject) : table.of(subject).isPresent()) {
            throw PersonKey.changed();
        }
        return key.orElseThrow(KeyRing::lost).opened(place, sealed);
    }

    private static KeysAway lost() {
        return new KeysAway(
                "a key that sealed something is not in the database of the keys: restore a newer backup of it");
    }

    /** Whether this person of the case was erased; false for somebody nothing is known of. */
    public boolean isErased(DataSubject subject) {
        return table.of(subject).filter(kept -> kept.wrapped() == null).isPresent();
    }

    /**
     * Destroys the key of a person for ever; again, or of somebody without one, changes nothing.
     */
    public void destroy(DataSubject subject) {
        var ids = table.of(subject).map(PersonKeyTable.Kept::id).stream().toList();
        // First the list: a node that is killed now does it again when it starts.
        ledger.add(ids);
        table.destroy(ids);
        forget();
    }

    /** Up to which position of the log keys were destroyed as it says. */
    public long followedTo() {
        return table.position();
    }

    /** Notes that up to here every key is destroyed of which the log says so. */
    public void followed(long position) {
        table.moveTo(position);
    }

    private PersonKey ofSubject(DataSubject subject) {
        var kept =
                table.of(subject)
                        .orElseGet(() -> {
                            table.add(made(subject));
                            return table.of(subject).orElseThrow();
                        });
        var key = unwrapped(kept);
        // Whoever sealed something reads it soon.
        byId.put(key.id(), key);
        return key;
    }

    /** Empty when it is not in the database of the keys, nor was destroyed. */
    private Optional<PersonKey> ofId(String id) {
        var known = byId.getIfPresent(id);
        if (known != null) {
            return Optional.of(known);
        }
        var found = table.find(id).map(this::unwrapped);
        found.ifPresent(key -> byId.put(id, key));
        return found.isEmpty() && shredded.contains(id)
                ? Optional.of(new PersonKey(id, null, null))
                : found;
    }

    private PersonKeyTable.Kept made(DataSubject subject) {
        var bytes = new byte[ID_BYTES];
        random.nextBytes(bytes);
        var id = Base64.getUrlEncoder().encodeToString(bytes);
        return new PersonKeyTable.Kept(id, subject, master.newKey(id));
    }

    private PersonKey unwrapped(PersonKeyTable.Kept kept) {
        var wrapped = kept.wrapped();
        return new PersonKey(
                kept.id(),
                kept.subject(),
                wrapped == null ? null : master.unwrapped(kept.id(), wrapped));
    }

    /** Whether another node destroyed a key meanwhile; asked now and then, not each time. */
    @Override
    public void noticeErasures() {
        long then = lookedAt.get();
        long now = System.nanoTime();
        if (now - then > BETWEEN_LOOKS.toNanos() && lookedAt.compareAndSet(then, now)) {
            long count = table.destroyedCount();
            if (destroyedCount.getAndSet(count) != count) {
                forget();
            }
        }
    }

    private void forget() {
        bySubject.invalidateAll();
        byId.invalidateAll();
        onErasure.forEach(Runnable::run);
    }
}
