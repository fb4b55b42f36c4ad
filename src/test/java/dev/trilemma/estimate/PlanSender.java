package dev.trilemma.estimate;

import dev.trilemma.catalog.PlanDocument;
import dev.trilemma.web.Documents;
import dev.trilemma.web.Json;
import org.springframework.boot.test.context.TestComponent;
import tools.jackson.databind.JsonNode;

/** Estimates plans from their JSON, read as strictly as a request. */
@TestComponent
final class PlanSender {

    private final Estimates estimates;
    private final Documents documents;

    PlanSender(Estimates estimates, Documents documents) {
        this.estimates = estimates;
        this.documents = documents;
    }

    EstimateView estimate(String plan) {
        return estimate(Json.mapper().readTree(plan));
    }

    EstimateView estimate(JsonNode plan) {
        return estimates.estimate(documents.read(plan, PlanDocument.class));
    }
}
