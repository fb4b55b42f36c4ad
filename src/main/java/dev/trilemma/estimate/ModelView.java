package dev.trilemma.estimate;

import dev.trilemma.catalog.Resolution;
import dev.trilemma.engine.shape.ModelShape;
import io.swagger.v3.oas.annotations.media.Schema;

/**
 * What is trained.
 *
 * @param id the catalog's slug, or {@code custom}
 * @param parameters every parameter
 * @param activeParameters parameters that one token passes through, embeddings included
 * @param trainableParameters parameters that receive gradients
 */
@Schema(name = "EstimatedModel")
public record ModelView(String id, long parameters, long activeParameters, long trainableParameters) {

    static ModelView of(Resolution resolution) {
        ModelShape shape = resolution.plan().shape();
        return new ModelView(
                resolution.modelId(),
                shape.parameters(),
                shape.activeParameters(),
                resolution.plan().trainableParameters());
    }
}
