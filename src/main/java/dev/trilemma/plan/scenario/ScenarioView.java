package dev.trilemma.plan.scenario;

import java.time.Instant;
import java.util.UUID;
import tools.jackson.databind.JsonNode;

/**
 * A scenario of a plan.
 *
 * @param patch a JSON merge patch on the plan
 * @param revision counts the versions of the scenario from 1; quoted, it is the ETag
 */
public record ScenarioView(UUID id, String title, JsonNode patch, long revision, Instant createdAt, Instant updatedAt) {

    String etag() {
        return "\"" + revision + "\"";
    }
}
