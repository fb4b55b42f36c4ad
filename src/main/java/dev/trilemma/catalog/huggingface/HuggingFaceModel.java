package dev.trilemma.catalog.huggingface;

import dev.trilemma.catalog.Dimensions;
import java.util.List;

/**
 * What a {@code config.json} says about a model.
 *
 * @param dimensions those of its text, or its parameters alone
 * @param warnings what was guessed or left out
 */
public record HuggingFaceModel(Dimensions dimensions, List<String> warnings) {

    public HuggingFaceModel {
        warnings = List.copyOf(warnings);
    }
}
