package dev.trilemma.catalog;

import static dev.trilemma.engine.InvalidPlan.require;

import dev.trilemma.catalog.huggingface.HuggingFaceConfigs;
import dev.trilemma.catalog.huggingface.HuggingFaceModel;
import dev.trilemma.engine.InvalidPlan;
import dev.trilemma.engine.shape.ModelShape;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Finds the shape of a model, whichever of the three ways it is given in. */
final class ModelResolver {

    private static final String CUSTOM = "custom";
    private static final String CLASS_DEFAULT = "the config has no such key: what its class takes then (transformers)";

    private final Models models;
    private final Assumptions assumptions;

    ModelResolver(Models models, Assumptions assumptions) {
        this.models = models;
        this.assumptions = assumptions;
    }

    NamedShape resolve(
            @Nullable String model,
            @Nullable ArchitectureDocument architecture,
            @Nullable Map<String, Object> huggingFaceConfig) {
        if (model != null) {
            require(architecture == null, "/architecture", "must not be given beside model; give one of them");
            require(
                    huggingFaceConfig == null,
                    "/huggingFaceConfig",
                    "must not be given beside model; give one of them");
            CatalogModel found = models.model(model);
            return new NamedShape(found.id(), found.shape(), found, List.of());
        }
        if (architecture != null) {
            require(
                    huggingFaceConfig == null,
                    "/huggingFaceConfig",
                    "must not be given beside architecture; give one of them");
            assumptions.addAll(Architectures.assumptions(architecture));
            return new NamedShape(CUSTOM, Architectures.shape(architecture), null, List.of());
        }
        if (huggingFaceConfig != null) {
            HuggingFaceModel read = HuggingFaceConfigs.read(huggingFaceConfig);
            return described(read);
        }
        throw new InvalidPlan("/model", "is missing; give one of model, architecture and huggingFaceConfig");
    }

    private NamedShape described(HuggingFaceModel read) {
        ModelShape shape = read.dimensions().shape("/huggingFaceConfig/model_type");
        read.defaults()
                .forEach((key, value) -> assumptions.add(key.substring(1).replace('/', '.'), value, CLASS_DEFAULT));
        ArchitectureDocument architecture = read.dimensions().architecture();
        if (architecture != null) {
            assumptions.addAll(Architectures.assumptions(architecture));
        }
        List<Warning> warnings = read.warnings().stream()
                .map(detail -> new Warning("huggingFaceConfig", detail))
                .toList();
        return new NamedShape(CUSTOM, shape, null, warnings);
    }
}
