package dev.trilemma.reference;

import dev.trilemma.catalog.ArchitectureDocument;
import dev.trilemma.catalog.CatalogModel;
import dev.trilemma.catalog.HeadParameters;
import dev.trilemma.catalog.ModelStatus;
import dev.trilemma.catalog.PublishedCount;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Everything known about a model.
 *
 * @param parameters every parameter, tied tables once
 * @param activeParameters parameters that one token passes through, embeddings included
 * @param retrievedOn when the source was read
 * @param trainTokens tokens it was trained on, where published
 * @param publishedCount the parameters it is published with
 * @param headParameters pre-training heads that its checkpoint carries besides
 * @param architecture every dimension, ready to be sent in a plan; absent for models of images or sound, which no plan can train
 * @param notes what to know before relying on it
 * @param pretrainedTriangle which it has of moderate size, few-shot skill and fine-tuned skill: a triangle of models, other than that
 *     of runs
 */
record ModelDetailView(
        String id,
        String title,
        String family,
        long parameters,
        long activeParameters,
        ModelStatus status,
        String source,
        List<String> aliases,
        LocalDate retrievedOn,
        @Nullable Double trainTokens,
        @Nullable PublishedCount publishedCount,
        @Nullable HeadParameters headParameters,
        @Nullable ArchitectureDocument architecture,
        List<String> notes,
        String pretrainedTriangle) {

    static ModelDetailView of(CatalogModel model, String pretrainedTriangle) {
        return new ModelDetailView(
                model.id(),
                model.title(),
                model.family(),
                model.dimensions().parameters(),
                model.dimensions().activeParameters(),
                model.status(),
                model.source(),
                model.aliases(),
                model.retrievedOn(),
                model.trainTokens(),
                model.publishedCount(),
                model.headParameters(),
                architecture(model),
                model.notes(),
                pretrainedTriangle);
    }

    private static @Nullable ArchitectureDocument architecture(CatalogModel model) {
        return model.dimensions().architecture() == null ? null : ArchitectureDocument.of(model.shape());
    }
}
