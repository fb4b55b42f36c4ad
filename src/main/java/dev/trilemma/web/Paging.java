package dev.trilemma.web;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.KeysetScrollPosition;
import org.springframework.data.domain.Limit;
import org.springframework.data.domain.ScrollPosition;

/**
 * Which page of a list is asked for.
 *
 * @param limit items on the page, from 1 to 100; absent: 20
 * @param cursor where the page starts, from {@code next} of the page before; absent: the first page
 */
public record Paging(
        @Nullable @Min(1) @Max(100) Integer limit,
        @Nullable @Size(max = 2_000) String cursor) {

    private static final int DEFAULT_LIMIT = 20;
    private static final LinkedHashMap<String, Function<String, ?>> NEWEST_FIRST = new LinkedHashMap<>();

    static {
        // as Spring Data lists a keyset: the id first
        NEWEST_FIRST.put("id", UUID::fromString);
        NEWEST_FIRST.put("createdAt", Timestamps::instant);
    }

    public Paging {
        limit = limit == null ? DEFAULT_LIMIT : limit;
    }

    /** The limit, for repositories. */
    public Limit rows() {
        return Limit.of(limit);
    }

    /** The sort keys of the last item of the page before; empty on the first page. */
    public Optional<List<String>> after() {
        return Optional.ofNullable(cursor).map(Cursor::parse).map(Cursor::keys);
    }

    /**
     * The sort keys of the last item of the page before; empty on the first page.
     *
     * @param count of the list's sort keys
     */
    public Optional<List<String>> keys(int count) {
        return after().map(keys -> {
            if (keys.size() != count) {
                throw Cursor.invalid();
            }
            return keys;
        });
    }

    /** A sort key as what it stands for. */
    public static <T> T read(String key, Function<String, T> reader) {
        try {
            return reader.apply(key);
        } catch (RuntimeException unreadable) {
            throw Cursor.invalid();
        }
    }

    /** Where a window of a query {@code …OrderByCreatedAtDescId} starts. */
    public KeysetScrollPosition newestFirst() {
        return position(NEWEST_FIRST);
    }

    /** A sort key that is a time which every database can hold. */
    public static Instant instant(String key) {
        return read(key, Timestamps::instant);
    }

    /**
     * Where a repository's window starts.
     *
     * @param readers for each sort property of the query, how its value is read from text
     */
    public KeysetScrollPosition position(LinkedHashMap<String, Function<String, ?>> readers) {
        return after().map(keys -> forward(readers, keys)).orElseGet(ScrollPosition::keyset);
    }

    private static KeysetScrollPosition forward(Map<String, Function<String, ?>> readers, List<String> keys) {
        if (keys.size() != readers.size()) {
            throw Cursor.invalid();
        }
        Iterator<String> values = keys.iterator();
        Map<String, Object> position = new LinkedHashMap<>();
        try {
            readers.forEach((property, reader) -> position.put(property, reader.apply(values.next())));
        } catch (RuntimeException unreadable) {
            throw Cursor.invalid();
        }
        return ScrollPosition.forward(position);
    }

    /** The page of a sorted list that starts after the item whose key the cursor names. */
    <T> Page<T> pageOf(List<T> sorted, Function<T, String> key) {
        int from = keys(1).map(keys -> indexAfter(sorted, key, keys.get(0))).orElse(0);
        int to = Math.min(sorted.size(), from + limit);
        List<T> items = new ArrayList<>(sorted.subList(from, to));
        return to < sorted.size()
                ? Page.before(items, new Cursor(List.of(key.apply(sorted.get(to - 1)))))
                : Page.last(items);
    }

    private static <T> int indexAfter(List<T> sorted, Function<T, String> key, String last) {
        for (int index = 0; index < sorted.size(); index++) {
            if (key.apply(sorted.get(index)).equals(last)) {
                return index + 1;
            }
        }
        throw Cursor.invalid();
    }
}
