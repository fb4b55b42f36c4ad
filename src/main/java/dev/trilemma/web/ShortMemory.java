package dev.trilemma.web;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;

/**
 * What was read from the database, trusted for seconds, because another replica may have changed it. What this replica has changed is
 * read anew at once: a reading that was on its way when the memory was cleared is not kept.
 */
public final class ShortMemory<K, V> {

    private static final Duration TRUSTED_FOR = Duration.ofSeconds(5);
    private static final int KEPT = 10_000;

    private final AtomicLong generation = new AtomicLong();
    private final LoadingCache<Entry<K>, V> entries;

    /** @param reader reads what a key stands for, never null */
    public ShortMemory(Function<K, V> reader) {
        entries = Caffeine.newBuilder()
                .expireAfterWrite(TRUSTED_FOR)
                .maximumSize(KEPT)
                .build(entry -> reader.apply(entry.key()));
    }

    private record Entry<K>(K key, long generation) {}

    public V get(K key) {
        return entries.get(new Entry<>(key, generation.get()));
    }

    /** Forgets everything. */
    public void clear() {
        generation.incrementAndGet();
    }
}
