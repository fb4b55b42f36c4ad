package dev.trilemma.catalog;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** Techniques that change a plan document always in the same way. */
@Component
public final class TechniqueChanges {

    private final Map<String, TechniqueChange> changes =
            List.of(ReferenceFiles.yaml("technique-changes.yaml", TechniqueChange[].class)).stream()
                    .collect(Collectors.toMap(TechniqueChange::technique, Function.identity()));

    /** The change of a technique; empty where there is no fixed one. */
    public Optional<TechniqueChange> find(String technique) {
        return Optional.ofNullable(changes.get(technique));
    }

    /**
     * A fixed change.
     *
     * @param needs what a plan must have; null for nothing
     * @param unmeasured what quality is published to lose that no law of loss sees; null where nothing is
     * @param committed what is paid beyond the run; null where nothing is
     * @param patch JSON merge patch (RFC 7396) of a plan document
     */
    public record TechniqueChange(
            String technique,
            @Nullable Need needs,
            @Nullable String unmeasured,
            @Nullable String committed,
            JsonNode patch) {}

    /** What a plan must have for a technique. */
    public enum Need {
        /** A run that starts from a trained model. */
        TRAINED,
        /** Hardware that somebody wrote a flash attention kernel for. */
        FLASH,
        /** More than one replica. */
        REPLICAS
    }
}
