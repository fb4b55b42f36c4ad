package dev.trilemma.catalog;

import dev.trilemma.engine.shape.ModelFamily;
import dev.trilemma.engine.shape.ModelShape;
import java.util.Comparator;
import java.util.List;
import org.springframework.stereotype.Component;

/** Models by their size alone: siblings of a model, or of the family that is usual for that size. */
@Component
public final class ModelFamilies {

    private final List<DefaultFamily> families =
            ReferenceFiles.yaml("model-families.yaml", Document.class).families();

    /** The family that stands for a size where no model is named; the first of the file for those that no family names. */
    public DefaultFamily familyOf(double parameters) {
        return families.stream()
                .filter(family -> family.fromParameters() <= parameters)
                .max(Comparator.comparingDouble(DefaultFamily::fromParameters))
                .orElse(families.get(0));
    }

    /**
     * A model of the usual family, its parameters within one per cent.
     *
     * @param pointer the field that asks for the size
     * @throws dev.trilemma.engine.InvalidPlan where it has no model as small or as large
     */
    public ArchitectureDocument sized(double parameters, String pointer) {
        return sized(Architectures.shape(familyOf(parameters).architecture()), parameters, pointer);
    }

    /**
     * A model like another one in everything but its size, its parameters within one per cent.
     *
     * @param pointer the field that asks for the size
     * @throws dev.trilemma.engine.InvalidPlan where its family has no model as small or as large
     */
    public static ArchitectureDocument sized(ModelShape base, double parameters, String pointer) {
        return ArchitectureDocument.of(new ModelFamily(base).sized(parameters, pointer));
    }

    private record Document(List<DefaultFamily> families) {}
}
