package org.throughline.referrals.known;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BinaryOperator;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;

/**
 * What was opened of the log, kept until somebody is erased. What was read before an erasure and is
 * to be remembered after it is not given out any more.
 *
 * @param <K> what it is remembered by
 * @param <V> what is remembered
 */
public final class Memory<K, V> {
    private final Cache<K, Kept<V>> kept;
    private final AtomicLong erasures = new AtomicLong();

    private record Kept<V>(V value, long erasures) {}

    /**
     * @param weightMax how much all of it may weigh together
     * @param keptFor how long it is kept at most
     */
    public Memory(int weightMax, Duration keptFor, ToIntFunction<V> weight) {
        this.kept =
                Caffeine.newBuilder()
                        .maximumWeight(weightMax)
                        .expireAfterWrite(keptFor)
                        .weigher((K _, Kept<V> one) -> weight.applyAsInt(one.value()))
                        // No threads of its own: this node's stop needs to wait for nothing here.
                        .executor(Runnable::run)
                        .build();
    }

    /** Which erasures are known of; to be asked before that is read which is to be remembered. */
    public long erasures() {
        return erasures.get();
    }

    public @Nullable V of(K key) {
        var one = kept.getIfPresent(key);
        return one == null || one.erasures() != erasures.get() ? null : one.value();
    }

    /**
     * Remembers this.
     *
     * @param erasures known of before it was read
     * @param later the one to be kept, when two are remembered at once
     */
    public void remember(K key, V value, long erasures, BinaryOperator<V> later) {
        kept.asMap()
                .merge(
                        key,
                        new Kept<>(value, erasures),
                        (one, other) -> {
                            if (one.erasures() != other.erasures()) {
                                return one.erasures() > other.erasures() ? one : other;
                            }
                            return new Kept<>(
                                    later.apply(one.value(), other.value()), one.erasures());
                        });
    }

    public void forget(K key) {
        kept.invalidate(key);
    }

    /** Forgets all: somebody was erased. */
    public void forgetAll() {
        erasures.incrementAndGet();
        kept.invalidateAll();
    }
}
