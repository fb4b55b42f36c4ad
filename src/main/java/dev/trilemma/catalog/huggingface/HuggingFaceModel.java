package dev.trilemma.catalog.huggingface;

import dev.trilemma.catalog.Dimensions;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a {@code config.json} says about a model.
 *
 * @param dimensions those of its text, or its parameters alone
 * @param defaults what absent keys were taken to be, by pointer
 * @param warnings what was guessed or left out
 */
public record HuggingFaceModel(Dimensions dimensions, Map<String, Object> defaults, List<String> warnings) {

    public HuggingFaceModel {
        defaults = Collections.unmodifiableMap(new TreeMap<>(defaults));
        warnings = List.copyOf(warnings);
    }
}
