package dev.trilemma.catalog.huggingface;

import dev.trilemma.catalog.Dimensions;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Models of images or sound: their parameters are counted, their training is not calculated. */
final class CountedFamilies {

    private static final Map<String, Counter> BY_TYPE =
            Map.of("vit", VisionTransformer::parameters, "whisper", Whisper::parameters);

    private CountedFamilies() {}

    /** The model, where it is of a kind that is counted alone. */
    static Optional<HuggingFaceModel> read(ConfigKeys config) {
        return config.text(Families.MODEL_TYPE)
                .filter(BY_TYPE::containsKey)
                .map(type -> new HuggingFaceModel(
                        new Dimensions.ParametersOnly(type, BY_TYPE.get(type).parameters(config)),
                        config.defaults(),
                        List.of()));
    }

    private interface Counter {
        long parameters(ConfigKeys config);
    }
}
