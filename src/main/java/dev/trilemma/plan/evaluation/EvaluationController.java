package dev.trilemma.plan.evaluation;

import dev.trilemma.web.IdempotencyKey;
import dev.trilemma.web.IdempotencyKeys;
import dev.trilemma.web.Page;
import dev.trilemma.web.Paging;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import java.net.URI;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@Tag(name = "Plans")
@RestController
@RequestMapping("/api/v1/plans/{id}")
class EvaluationController {

    private static final String PLAN_ID = "Id of a saved plan";
    private static final String EVALUATION_ID = "Id of one of its evaluations: paste one from the list";
    private static final String CSV = "text/csv";

    private final Evaluations evaluations;
    private final IdempotencyKeys keys;

    EvaluationController(Evaluations evaluations, IdempotencyKeys keys) {
        this.evaluations = evaluations;
        this.keys = keys;
    }

    @Operation(
            summary = "Calculate a plan and its scenarios now, and keep what comes of it",
            description =
                    "Each evaluation keeps the whole estimate with the plan's revision, the price catalog's version and the"
                            + " engine's, and says what each of the three added to the total since the one before. Without a body the plan"
                            + " and all its scenarios are evaluated.")
    @ApiResponse(responseCode = "201", content = @Content(schema = @Schema(implementation = EvaluationsView.class)))
    @PostMapping("/evaluations")
    ResponseEntity<?> evaluate(
            @Parameter(description = PLAN_ID) @PathVariable UUID id,
            IdempotencyKey key,
            @Valid @RequestBody(required = false) @Nullable EvaluationDocument document) {
        EvaluationDocument asked = document == null ? EvaluationDocument.ALL : document;
        return keys.once("POST " + path(id), key, asked, () -> created(id, asked));
    }

    @Operation(summary = "List the evaluations of a plan and its scenarios, newest first")
    @GetMapping(
            path = "/evaluations",
            produces = {MediaType.APPLICATION_JSON_VALUE, CSV})
    Page<EvaluationView> list(
            @Parameter(description = PLAN_ID) @PathVariable UUID id, @Valid @ParameterObject Paging paging) {
        return evaluations.evaluations(id, paging);
    }

    @Operation(summary = "Read an evaluation with the whole estimate, as it was kept")
    @GetMapping("/evaluations/{evaluation}")
    EvaluationDetailView get(
            @Parameter(description = PLAN_ID) @PathVariable UUID id,
            @Parameter(description = EVALUATION_ID) @PathVariable UUID evaluation) {
        return evaluations.evaluation(id, evaluation);
    }

    @Operation(
            summary = "Calculate an evaluation again, and say whether every digit is the same",
            description =
                    "With the plan, the prices and the discounts of its time. As long as the engine is the same, so is the"
                            + " answer.")
    @GetMapping("/evaluations/{evaluation}/reproduction")
    ReproductionView reproduce(
            @Parameter(description = PLAN_ID) @PathVariable UUID id,
            @Parameter(description = EVALUATION_ID) @PathVariable UUID evaluation) {
        return evaluations.reproduce(id, evaluation);
    }

    @Operation(
            summary =
                    "Follow a plan, or one of its scenarios, over its evaluations, oldest first, and why each differs",
            description =
                    "`attribution` splits the change of the total since the evaluation before into what the engine added (the"
                            + " former plan at the former prices, calculated by the engine of today), then the prices, then the plan. The three"
                            + " add up to `totalChange`, to the cent.")
    @GetMapping(
            path = "/timeline",
            produces = {MediaType.APPLICATION_JSON_VALUE, CSV})
    Page<EvaluationView> timeline(
            @Parameter(description = PLAN_ID) @PathVariable UUID id,
            @Parameter(description = "Id of a scenario; absent: the plan itself")
                    @RequestParam(required = false)
                    @Nullable
                    UUID scenario,
            @Valid @ParameterObject Paging paging) {
        return evaluations.timeline(id, scenario, paging);
    }

    private ResponseEntity<EvaluationsView> created(UUID plan, EvaluationDocument asked) {
        List<Object> items = evaluations.evaluate(plan, asked.scenarios(), Occasion.REQUESTED);
        return ResponseEntity.created(URI.create(path(plan))).body(new EvaluationsView(items));
    }

    private static String path(UUID plan) {
        return "/api/v1/plans/" + plan + "/evaluations";
    }

    /**
     * What came of evaluating.
     *
     * @param items an evaluation or the problem with a scenario each, in the order of the plan's scenarios
     */
    record EvaluationsView(
            @ArraySchema(schema = @Schema(anyOf = {EvaluationView.class, ProblemDetail.class}))
            List<Object> items) {}
}
