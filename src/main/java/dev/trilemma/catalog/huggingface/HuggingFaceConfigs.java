package dev.trilemma.catalog.huggingface;

import dev.trilemma.catalog.Dimensions;
import dev.trilemma.engine.InvalidPlan;
import java.util.Map;

/** Reads a model's {@code config.json}. Keys and class defaults are those of the transformers library's configuration files. */
public final class HuggingFaceConfigs {

    private HuggingFaceConfigs() {}

    /**
     * The model that a {@code config.json} describes.
     *
     * @throws InvalidPlan where a key is missing or wrong, or the whole makes no model
     */
    public static HuggingFaceModel read(Map<String, Object> config) {
        ConfigKeys keys = ConfigKeys.of(config);
        return CountedFamilies.read(keys).orElseGet(() -> text(keys));
    }

    private static HuggingFaceModel text(ConfigKeys keys) {
        try {
            ArchitectureDraft draft = Families.read(keys);
            return new HuggingFaceModel(Dimensions.of(draft.document()), keys.defaults(), draft.warnings);
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
