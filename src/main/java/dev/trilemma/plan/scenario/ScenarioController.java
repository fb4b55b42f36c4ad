package dev.trilemma.plan.scenario;

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
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

@Tag(name = "Plans")
@RestController
@RequestMapping("/api/v1/plans/{id}/scenarios")
class ScenarioController {

    private static final String PLAN_ID = "Id of a saved plan";
    private static final String SCENARIO_ID = "Id of one of its scenarios: paste one from the list";
    private static final String MERGE_PATCH = "application/merge-patch+json";

    private final Scenarios scenarios;
    private final IdempotencyKeys keys;

    ScenarioController(Scenarios scenarios, IdempotencyKeys keys) {
        this.scenarios = scenarios;
        this.keys = keys;
    }

    @Operation(summary = "List the scenarios of a saved plan, oldest first")
    @GetMapping(produces = {MediaType.APPLICATION_JSON_VALUE, "text/csv"})
    Page<ScenarioView> list(
            @Parameter(description = PLAN_ID) @PathVariable UUID id, @Valid @ParameterObject Paging paging) {
        return Page.of(scenarios.of(id), paging, scenario -> scenario.id().toString());
    }

    @Operation(
            summary = "Add a scenario to a saved plan: the fields that differ",
            description =
                    "The plan with the patch applied is checked for what can never be calculated. A scenario follows its plan:"
                            + " where the plan changes, so does every field that the scenario leaves alone. A plan has at most 20.")
    @ApiResponse(responseCode = "201", content = @Content(schema = @Schema(implementation = ScenarioView.class)))
    @PostMapping
    ResponseEntity<?> add(
            @Parameter(description = PLAN_ID) @PathVariable UUID id,
            IdempotencyKey key,
            @Valid @RequestBody ScenarioDocument document) {
        return keys.once("POST " + path(id), key, document, () -> created(id, scenarios.add(id, document)));
    }

    @Operation(summary = "Read a scenario")
    @GetMapping("/{scenario}")
    ResponseEntity<ScenarioView> get(
            @Parameter(description = PLAN_ID) @PathVariable UUID id,
            @Parameter(description = SCENARIO_ID) @PathVariable UUID scenario) {
        return ok(scenarios.scenario(id, scenario));
    }

    @Operation(summary = "Replace a scenario")
    @PutMapping("/{scenario}")
    ResponseEntity<ScenarioView> replace(
            @Parameter(description = PLAN_ID) @PathVariable UUID id,
            @Parameter(description = SCENARIO_ID) @PathVariable UUID scenario,
            IfMatch condition,
            @Valid @RequestBody ScenarioDocument document) {
        return ok(scenarios.replace(id, scenario, condition, document));
    }

    @Operation(
            summary = "Change parts of a scenario by a JSON merge patch",
            description =
                    "A `null` within `patch` takes the field out of the scenario's patch. To have the scenario itself remove a"
                            + " field of the plan, replace the scenario.")
    @PatchMapping(
            path = "/{scenario}",
            consumes = {MERGE_PATCH, MediaType.APPLICATION_JSON_VALUE})
    ResponseEntity<ScenarioView> patch(
            @Parameter(description = PLAN_ID) @PathVariable UUID id,
            @Parameter(description = SCENARIO_ID) @PathVariable UUID scenario,
            IfMatch condition,
            @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            content = @Content(mediaType = MERGE_PATCH, schema = @Schema(type = "object")))
                    @RequestBody
                    JsonNode patch) {
        return ok(scenarios.patch(id, scenario, condition, patch));
    }

    @Operation(summary = "Delete a scenario; its evaluations stay")
    @DeleteMapping("/{scenario}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void delete(
            @Parameter(description = PLAN_ID) @PathVariable UUID id,
            @Parameter(description = SCENARIO_ID) @PathVariable UUID scenario,
            IfMatch condition) {
        scenarios.delete(id, scenario, condition);
    }

    private static String path(UUID plan) {
        return "/api/v1/plans/" + plan + "/scenarios";
    }

    private static ResponseEntity<ScenarioView> created(UUID plan, ScenarioView view) {
        return ResponseEntity.created(URI.create(path(plan) + "/" + view.id()))
                .eTag(view.etag())
                .body(view);
    }

    private static ResponseEntity<ScenarioView> ok(ScenarioView view) {
        return ResponseEntity.ok().eTag(view.etag()).body(view);
    }
}
