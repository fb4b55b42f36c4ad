package dev.trilemma.web;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.KeysetScrollPosition;
import org.springframework.data.domain.Window;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;
import org.springframework.web.util.UriComponents;

/**
 * One page of a list.
 *
 * @param items the items, in the list's order
 * @param next relative URL of the next page; absent on the last
 */
public record Page<T>(List<T> items, @Nullable String next) {

    public Page {
        items = List.copyOf(items);
    }

    /** The only page of a short list. */
    public static <T> Page<T> last(List<T> items) {
        return new Page<>(items, null);
    }

    /**
     * One page of a sorted list in memory.
     *
     * @param key what tells the items apart, such as the id
     */
    public static <T> Page<T> of(List<T> sorted, Paging paging, Function<T, String> key) {
        return paging.pageOf(sorted, key);
    }

    /**
     * One page of rows that a query with a limit of one more has found.
     *
     * @param rows at most {@code paging.limit() + 1} rows
     * @param keys a row's sort keys, which {@link Paging#after()} gives back
     */
    public static <T> Page<T> ofRows(List<T> rows, Paging paging, Function<T, List<String>> keys) {
        if (rows.size() <= paging.limit()) {
            return last(rows);
        }
        List<T> items = rows.subList(0, paging.limit());
        return before(items, new Cursor(keys.apply(items.get(items.size() - 1))));
    }

    /** One page from a repository's keyset window. */
    public static <T> Page<T> of(Window<T> window) {
        if (!window.hasNext()) {
            return last(window.getContent());
        }
        var end = (KeysetScrollPosition) window.positionAt(window.size() - 1);
        List<String> keys = end.getKeys().values().stream().map(String::valueOf).toList();
        return before(window.getContent(), new Cursor(keys));
    }

    /** The same page of what each item becomes. */
    public <R> Page<R> map(Function<? super T, ? extends R> view) {
        return new Page<>(items.stream().<R>map(view).toList(), next);
    }

    static <T> Page<T> before(List<T> items, Cursor cursor) {
        UriComponents next = ServletUriComponentsBuilder.fromCurrentRequest()
                .scheme(null)
                .host(null)
                .port(null)
                .replaceQueryParam("cursor", cursor.encoded())
                .build();
        return new Page<>(items, next.toUriString());
    }
}
