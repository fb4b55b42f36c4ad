package dev.trilemma.catalog.huggingface;

import dev.trilemma.catalog.ArchitectureDocument;
import java.util.List;

/**
 * What a {@code config.json} says about a model.
 *
 * @param architecture its dimensions
 * @param warnings what was guessed or left out
 */
public record HuggingFaceModel(ArchitectureDocument architecture, List<String> warnings) {

    public HuggingFaceModel {
        warnings = List.copyOf(warnings);
    }
}
