package dev.trilemma.catalog;

import dev.trilemma.engine.InvalidPlan;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/**
 * One page of the models, sorted by id.
 *
 * @param next relative URL of the next page; absent on the last
 */
record ModelPage(List<ModelView> items, @Nullable String next) {

    /** The page that starts after the id in the cursor. */
    static ModelPage of(List<CatalogModel> sorted, int limit, @Nullable String cursor) {
        String after = cursor == null ? "" : decoded(cursor);
        List<ModelView> rest = sorted.stream()
                .filter(model -> model.id().compareTo(after) > 0)
                .limit(limit + 1L)
                .map(ModelView::of)
                .toList();
        if (rest.size() <= limit) {
            return new ModelPage(rest, null);
        }
        return new ModelPage(rest.subList(0, limit), next(rest.get(limit - 1).id()));
    }

    private static String next(String lastId) {
        String cursor = Base64.getUrlEncoder().withoutPadding().encodeToString(lastId.getBytes(StandardCharsets.UTF_8));
        return ServletUriComponentsBuilder.fromCurrentRequest()
                .scheme(null)
                .host(null)
                .port(null)
                .replaceQueryParam("cursor", cursor)
                .build()
                .toUriString();
    }

    private static String decoded(String cursor) {
        try {
            return new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException edited) {
            throw new InvalidPlan("/cursor", "is not a cursor of this list; follow next as it is");
        }
    }
}
