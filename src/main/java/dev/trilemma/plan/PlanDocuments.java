package dev.trilemma.plan;

import dev.trilemma.catalog.PlanDocument;
import dev.trilemma.estimate.Estimates;
import dev.trilemma.web.InvalidRequest;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.ConstraintViolationException;
import jakarta.validation.Validator;
import java.util.Set;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Plan documents on their way into the database: read and checked as strictly however they arrive. */
@Component
public class PlanDocuments {

    /** H2 holds at most 1,048,576 bytes in a value, and what is answered repeats the plan. */
    private static final int MAX_BYTES = 500_000;

    private final JsonMapper json;
    private final Validator validator;
    private final Estimates estimates;

    PlanDocuments(JsonMapper json, Validator validator, Estimates estimates) {
        this.json = json;
        this.validator = validator;
        this.estimates = estimates;
    }

    /** The plan a JSON tree says, as strictly as if it were a request body. */
    public PlanDocument read(JsonNode tree) {
        if (!tree.isObject()) {
            throw new InvalidRequest("", "must be an object");
        }
        PlanDocument document = json.treeToValue(tree, PlanDocument.class);
        Set<ConstraintViolation<PlanDocument>> violations = validator.validate(document);
        if (!violations.isEmpty()) {
            throw new ConstraintViolationException(violations);
        }
        return document;
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
    void requireKeepable(PlanDocument document) {
        requireStorable(document);
        estimates.estimate(document);
    }

    PlanDocument patched(PlanDocument document, JsonNode patch) {
        return read(MergePatch.apply(json.valueToTree(document), patch));
    }
}
