package dev.trilemma.reference;

import dev.trilemma.catalog.CatalogModel;
import dev.trilemma.catalog.ModelStatus;
import java.util.List;

/**
 * A model in the list of models.
 *
 * @param parameters every parameter, tied tables once
 * @param activeParameters parameters that one token passes through, embeddings included
 */
record ModelView(
        String id,
        String title,
        String family,
        long parameters,
        long activeParameters,
        ModelStatus status,
        String source,
        List<String> aliases) {

    static ModelView of(CatalogModel model) {
        return new ModelView(
                model.id(),
                model.title(),
                model.family(),
                model.dimensions().parameters(),
                model.dimensions().activeParameters(),
                model.status(),
                model.source(),
                model.aliases());
    }
}
