package dev.trilemma.catalog;

import dev.trilemma.engine.shape.ModelShape;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A model's shape and where it came from.
 *
 * @param id the catalog's slug, or {@code custom}
 * @param model the catalog's model; null for explicit dimensions
 */
record NamedShape(String id, ModelShape shape, @Nullable CatalogModel model, List<Warning> warnings) {}
