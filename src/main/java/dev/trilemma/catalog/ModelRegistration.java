package dev.trilemma.catalog;

import static dev.trilemma.engine.InvalidPlan.require;

import dev.trilemma.catalog.huggingface.HuggingFaceConfigs;
import dev.trilemma.catalog.huggingface.HuggingFaceModel;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A team's own model. Its dimensions are exactly one of {@code architecture} and {@code huggingFaceConfig}.
 *
 * @param id the slug that plans will name it by
 * @param title what people call it
 * @param family models that belong together; absent: {@code own}
 * @param architecture explicit dimensions
 * @param huggingFaceConfig a model's {@code config.json}, as it is
 */
public record ModelRegistration(
        @NotNull
        @Pattern(
                regexp = "[a-z0-9][a-z0-9.-]{1,99}",
                message = "must be 2 to 100 lower-case letters, digits, dots or hyphens, a letter or digit first")
        String id,

        @NotBlank @Size(max = 200) String title,
        @Nullable @Size(min = 1, max = 100) String family,
        @Nullable @Valid ArchitectureDocument architecture,
        @Nullable Map<String, Object> huggingFaceConfig) {

    private static final String OWN = "own";

    String familyOrOwn() {
        return family == null ? OWN : family;
    }

    /** The dimensions, whichever way they were sent in. */
    HuggingFaceModel read() {
        if (architecture == null) {
            require(huggingFaceConfig != null, "/architecture", "is missing; give it, or huggingFaceConfig instead");
            return HuggingFaceConfigs.read(huggingFaceConfig);
        }
        require(huggingFaceConfig == null, "/huggingFaceConfig", "must not be given beside architecture");
        return new HuggingFaceModel(Dimensions.of(architecture), Map.of(), List.of());
    }
}
