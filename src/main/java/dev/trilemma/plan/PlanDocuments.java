package dev.trilemma.plan;

import dev.trilemma.catalog.PlanDocument;
import dev.trilemma.estimate.Estimates;
import dev.trilemma.web.Documents;
import dev.trilemma.web.InvalidRequest;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Plan documents on their way into the database: read and checked as strictly however they arrive. */
@Component
public class PlanDocuments {

    /** H2 holds at most 1,048,576 bytes in a value, and what is answered repeats the plan. */
    private static final int MAX_BYTES = 500_000;

    private final JsonMapper json;
    private final Documents documents;
    private final Estimates estimates;

    PlanDocuments(JsonMapper json, Documents documents, Estimates estimates) {
        this.json = json;
        this.documents = documents;
        this.estimates = estimates;
    }

    /** The plan a JSON tree says, as strictly as if it were a request body. */
    public PlanDocument read(JsonNode tree) {
        return documents.read(tree, PlanDocument.class);
    }

    /**
     * Refuses a plan that is too long to keep; a model's configuration is the only part that can be.
     *
     * @throws InvalidRequest where it is
     */
    public void requireStorable(PlanDocument document) {
        if (json.writeValueAsBytes(document).length > MAX_BYTES) {
            throw new InvalidRequest(
                    "/huggingFaceConfig", "is too long: a plan that is kept has at most " + MAX_BYTES + " bytes");
        }
    }

    /**
     * Refuses a plan that cannot be calculated. One that does not fit in memory, or that has no price, is as good as any.
     *
     * @throws dev.trilemma.engine.InvalidPlan with the field to correct
     */
    public void requireKeepable(PlanDocument document) {
        requireStorable(document);
        estimates.estimate(document);
    }

    /**
     * A plan with a merge patch applied, read as strictly as if the whole were a request body.
     *
     * @throws InvalidRequest where the patch is no object
     * @throws tools.jackson.core.JacksonException where a field is unknown or has the wrong type
     * @throws jakarta.validation.ConstraintViolationException where a value is out of its bounds
     */
    public PlanDocument patched(PlanDocument document, JsonNode patch) {
        return documents.patched(document, patch, PlanDocument.class);
    }
}
