package dev.trilemma.estimate;

import dev.trilemma.catalog.CatalogModel;
import dev.trilemma.catalog.Resolution;
import dev.trilemma.engine.shape.ModelShape;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;

/**
 * What is trained.
 *
 * @param id the catalog's slug, or {@code custom}
 * @param parameters every parameter
 * @param activeParameters parameters that one token passes through, embeddings included
 * @param trainableParameters parameters that receive gradients
 * @param notes what the catalog says of the model: published runs, scores and reservations
 */
@Schema(name = "EstimatedModel")
public record ModelView(
        String id, long parameters, long activeParameters, long trainableParameters, List<String> notes) {

    static ModelView of(Resolution resolution) {
        CatalogModel model = resolution.model();
        ModelShape shape = resolution.plan().shape();
        return new ModelView(
                resolution.modelId(),
                shape.parameters(),
                shape.activeParameters(),
                resolution.plan().trainableParameters(),
                model == null ? List.of() : model.notes());
    }
}
