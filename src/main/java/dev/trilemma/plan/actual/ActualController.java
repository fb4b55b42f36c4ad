package dev.trilemma.plan.actual;

import dev.trilemma.web.IdempotencyKey;
import dev.trilemma.web.IdempotencyKeys;
import dev.trilemma.web.IfMatch;
import dev.trilemma.web.Page;
import dev.trilemma.web.Paging;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import java.net.URI;
import java.util.UUID;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@Tag(name = "Actuals", description = "What runs really took, and what there is to learn from it.")
@RestController
@RequestMapping("/api/v1/plans/{id}/actuals")
class ActualController {

    private static final String PLAN_ID = "Id of a saved plan";
    private static final String ACTUAL_ID = "Id of one of its actuals: paste one from the list";
    private static final String CSV = "text/csv";

    private final Actuals actuals;
    private final IdempotencyKeys keys;

    ActualController(Actuals actuals, IdempotencyKeys keys) {
        this.actuals = actuals;
        this.keys = keys;
    }

    @Operation(
            summary = "Report what a run really took, and read how far the forecast was off",
            description =
                    "As JSON, or as a log with a row for each step (`text/csv` with the columns `step_seconds`, `loss` and"
                            + " `energy_kwh`, those of them that there are). The forecast is the plan's last evaluation before the run began;"
                            + " where there is none, the plan as it stands.")
    @io.swagger.v3.oas.annotations.parameters.RequestBody(
            required = true,
            content = {
                @Content(
                        mediaType = MediaType.APPLICATION_JSON_VALUE,
                        schema = @Schema(implementation = ActualDocument.class)),
                @Content(mediaType = CSV, schema = @Schema(type = "string"))
            })
    @ApiResponse(responseCode = "201", content = @Content(schema = @Schema(implementation = ActualView.class)))
    @PostMapping(consumes = {MediaType.APPLICATION_JSON_VALUE, CSV})
    ResponseEntity<?> report(
            @Parameter(description = PLAN_ID) @PathVariable UUID id,
            IdempotencyKey key,
            @Valid @RequestBody ActualDocument document) {
        return keys.once("POST " + path(id), key, document, () -> created(id, actuals.report(id, document)));
    }

    @Operation(summary = "List what was reported of a plan's runs, newest first")
    @GetMapping(produces = {MediaType.APPLICATION_JSON_VALUE, CSV})
    Page<ActualView> list(
            @Parameter(description = PLAN_ID) @PathVariable UUID id, @Valid @ParameterObject Paging paging) {
        return actuals.actuals(id, paging);
    }

    @Operation(summary = "Read what was reported of a run")
    @GetMapping("/{actual}")
    ResponseEntity<ActualView> get(
            @Parameter(description = PLAN_ID) @PathVariable UUID id,
            @Parameter(description = ACTUAL_ID) @PathVariable UUID actual) {
        return ResponseEntity.ok().eTag(etag()).body(actuals.actual(id, actual));
    }

    @Operation(summary = "Delete what was reported by mistake")
    @DeleteMapping("/{actual}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void delete(
            @Parameter(description = PLAN_ID) @PathVariable UUID id,
            @Parameter(description = ACTUAL_ID) @PathVariable UUID actual,
            IfMatch condition) {
        actuals.delete(id, actual, condition);
    }

    private static ResponseEntity<ActualView> created(UUID plan, ActualView view) {
        return ResponseEntity.created(URI.create(path(plan) + "/" + view.id()))
                .eTag(etag())
                .body(view);
    }

    private static String path(UUID plan) {
        return "/api/v1/plans/" + plan + "/actuals";
    }

    private static String etag() {
        return "\"" + Actuals.REVISION + "\"";
    }
}
