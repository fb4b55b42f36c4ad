package dev.trilemma.catalog;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;
import org.springframework.web.util.UriComponents;

/**
 * A page of reference data.
 *
 * @param next relative address of the next page; absent on the last
 */
record ReferencePage<T>(List<T> items, @Nullable String next) {

    /**
     * The items after the cursor.
     *
     * @param all everything that passes the filters, in the order of the keys
     * @param cursor key of the last item of the page before, encoded; absent on the first page
     */
    static <T> ResponseEntity<ReferencePage<T>> of(
            List<T> all, Function<T, String> key, int limit, @Nullable String cursor) {
        String last = cursor == null ? "" : decoded(cursor);
        List<T> left =
                all.stream().filter(item -> key.apply(item).compareTo(last) > 0).toList();
        List<T> items = left.stream().limit(limit).toList();
        boolean more = left.size() > items.size();
        return ResponseEntity.ok()
                .cacheControl(ReferenceCaching.ONE_HOUR)
                .body(new ReferencePage<>(items, more ? next(key.apply(items.get(items.size() - 1))) : null));
    }

    private static String next(String lastKey) {
        UriComponents address = ServletUriComponentsBuilder.fromCurrentRequest()
                .replaceQueryParam("cursor", encoded(lastKey))
                .build();
        return address.getPath() + "?" + address.getQuery();
    }

    private static String encoded(String key) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(key.getBytes(StandardCharsets.UTF_8));
    }

    private static String decoded(String cursor) {
        try {
            return new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException failure) {
            throw new ResponseStatusException(
                    HttpStatus.BAD_REQUEST, "cursor is not one that a list answered", failure);
        }
    }
}
