package dev.trilemma.catalog;

import dev.trilemma.catalog.huggingface.HuggingFaceConfigs;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A file below {@code catalog/models}, as it is written: with its shape, or with a config where no shape can express it. */
record ModelFile(
        String id,
        String title,
        String family,
        List<String> aliases,
        ModelStatus status,
        String source,
        LocalDate retrievedOn,
        @Nullable Double trainTokens,
        @Nullable Integer trainSequenceLength,
        long publishedParameters,
        long publishedActiveParameters,
        CountStatus countStatus,
        @Nullable HeadParameters headParameters,
        @Nullable ArchitectureDocument shape,
        @Nullable Map<String, Object> huggingFaceConfig,
        @Nullable List<String> notes) {

    CatalogModel toModel() {
        return new CatalogModel(
                id,
                title,
                family,
                aliases,
                status,
                source,
                retrievedOn,
                dimensions(),
                trainTokens,
                trainSequenceLength,
                new PublishedCount(publishedParameters, publishedActiveParameters, countStatus),
                headParameters,
                notes == null ? List.of() : notes);
    }

    private Dimensions dimensions() {
        if (shape != null) {
            return Dimensions.of(shape);
        }
        if (huggingFaceConfig != null) {
            return HuggingFaceConfigs.read(huggingFaceConfig).dimensions();
        }
        throw new IllegalStateException("catalog/models/" + id + " has neither a shape nor a huggingFaceConfig");
    }
}
