package dev.trilemma.catalog;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A file below {@code catalog/models}, as it is written. */
record ModelFile(
        String id,
        String title,
        String family,
        List<String> aliases,
        ModelStatus status,
        String source,
        LocalDate retrievedOn,
        @Nullable Double trainTokens,
        long publishedParameters,
        long publishedActiveParameters,
        CountStatus countStatus,
        @Nullable HeadParameters headParameters,
        ArchitectureDocument shape,
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
                Architectures.shape(shape),
                trainTokens,
                new PublishedCount(publishedParameters, publishedActiveParameters, countStatus),
                headParameters,
                notes == null ? List.of() : notes);
    }
}
