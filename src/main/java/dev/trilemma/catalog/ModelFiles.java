package dev.trilemma.catalog;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/** Reads the published models, one file each. */
final class ModelFiles {

    private static final String ALL = "classpath:catalog/models/*.yaml";

    private ModelFiles() {}

    /** Every published model, sorted by id. */
    static List<CatalogModel> read() {
        return Arrays.stream(resources())
                .map(file -> ReferenceFiles.yaml("models/" + file.getFilename(), ModelFile.class))
                .map(ModelFile::toModel)
                .sorted(Comparator.comparing(CatalogModel::id))
                .toList();
    }

    private static Resource[] resources() {
        try {
            return new PathMatchingResourcePatternResolver(ModelFiles.class.getClassLoader()).getResources(ALL);
        } catch (IOException failure) {
            throw new UncheckedIOException(ALL, failure);
        }
    }
}
