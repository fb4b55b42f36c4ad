package dev.trilemma.estimate;

import dev.trilemma.catalog.PlanDocument;
import dev.trilemma.team.Callers;
import dev.trilemma.web.Documents;
import dev.trilemma.web.Problems;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.springframework.http.ProblemDetail;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.core.io.SerializedString;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.util.RawValue;

@Tag(name = "Estimates")
@RestController
@RequestMapping("/api/v1/estimate-batches")
class EstimateBatchController {

    private final Estimates estimates;
    private final Documents documents;
    private final JsonMapper json;

    EstimateBatchController(Estimates estimates, Documents documents, JsonMapper json) {
        this.estimates = estimates;
        this.documents = documents;
        this.json = json;
    }

    @Operation(
            summary = "Calculate up to 1,000 plans; each item is an estimate or the problem with that plan, in order",
            description = "For comparing plans side by side. A plan that is wrong never refuses the others.")
    @PostMapping
    EstimateBatchView estimate(@Valid @RequestBody EstimateBatchDocument batch) {
        return new EstimateBatchView(
                batch.plans().parallelStream().map(Callers.carried(this::item)).toList());
    }

    /** Written here, where all processors work on it: writing an estimate takes longer than making it. */
    private Object item(JsonNode plan) {
        var written = new SerializedString(json.writeValueAsString(estimateOrProblem(plan)));
        written.asUnquotedUTF8(); // encoded here too, and remembered
        return new RawValue(written);
    }

    /** One bad plan never refuses the others. */
    private Object estimateOrProblem(JsonNode plan) {
        try {
            return estimates.estimate(documents.read(plan, PlanDocument.class));
        } catch (RuntimeException failure) {
            return Problems.problemFor(failure);
        }
    }

    /**
     * Many plans at once.
     *
     * @param plans plan documents, 1 to 1,000
     */
    record EstimateBatchDocument(
            @NotEmpty @Size(max = 1000) @ArraySchema(schema = @Schema(implementation = PlanDocument.class))
            List<JsonNode> plans) {}

    /**
     * The answers, in the order of the plans.
     *
     * @param items an estimate or a problem each
     */
    record EstimateBatchView(
            @ArraySchema(schema = @Schema(anyOf = {EstimateView.class, ProblemDetail.class}))
            List<Object> items) {}
}
