package dev.trilemma.catalog.huggingface;

import dev.trilemma.catalog.ArchitectureDocument;
import dev.trilemma.catalog.Architectures;
import dev.trilemma.engine.InvalidPlan;
import java.util.Map;

/** Reads a model's {@code config.json}. Keys and class defaults are those of the transformers library's configuration files. */
public final class HuggingFaceConfigs {

    private HuggingFaceConfigs() {}

    /**
     * The architecture that a {@code config.json} describes.
     *
     * @throws InvalidPlan where a key is missing or wrong, or the whole makes no text model
     */
    public static HuggingFaceModel read(Map<String, Object> config) {
        try {
            ArchitectureDraft draft = Families.read(ConfigKeys.of(config));
            ArchitectureDocument architecture = draft.document();
            Architectures.shape(architecture);
            return new HuggingFaceModel(architecture, draft.warnings);
        } catch (InvalidPlan failure) {
            throw failure.pointer().startsWith(ConfigKeys.ROOT) ? failure : impossible(failure);
        }
    }

    /** The shape's own refusal, in terms of what was sent. */
    private static InvalidPlan impossible(InvalidPlan failure) {
        String field = failure.pointer().substring(failure.pointer().lastIndexOf('/') + 1);
        return new InvalidPlan(
                ConfigKeys.ROOT, "describes no model that can be calculated: " + field + " " + failure.getMessage());
    }
}
