package dev.trilemma.plan.scenario;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.Map;

/**
 * A scenario as people write it.
 *
 * @param title what people call it
 * @param patch a JSON merge patch (RFC 7396) on the plan: the fields that differ; {@code null} removes one
 */
record ScenarioDocument(
        @NotBlank @Size(max = 200) String title, @NotNull Map<String, Object> patch) {}
