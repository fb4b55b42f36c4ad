package dev.trilemma.catalog.huggingface;

import dev.trilemma.catalog.ReferenceFiles;
import java.util.Map;
import java.util.stream.Collectors;

/** What a nested config leaves out because it equals the default of its class; a config of its own is written in full. */
final class ClassDefaults {

    private static final Map<String, Map<String, Integer>> BY_TYPE =
            ReferenceFiles.csv("config-defaults.csv", Row.class).stream()
                    .collect(Collectors.groupingBy(Row::modelType, Collectors.toMap(Row::key, Row::value)));

    private ClassDefaults() {}

    /** The values by key; none of a type whose configs need none. */
    static Map<String, Integer> of(String modelType) {
        return BY_TYPE.getOrDefault(modelType, Map.of());
    }

    record Row(String modelType, String key, int value, String source) {}
}
