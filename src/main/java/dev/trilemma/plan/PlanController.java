package dev.trilemma.plan;

import dev.trilemma.catalog.PlanDocument;
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

@Tag(name = "Plans", description = "Plans worth keeping, with every revision.")
@RestController
@RequestMapping(PlanController.PATH)
class PlanController {

    static final String PATH = "/api/v1/plans";

    private static final String PLAN_ID =
            "Id of a saved plan: paste one from the list, or the `id` that saving it answered";
    private static final String MERGE_PATCH = "application/merge-patch+json";
    private static final String CSV = "text/csv";

    private final Plans plans;
    private final IdempotencyKeys keys;

    PlanController(Plans plans, IdempotencyKeys keys) {
        this.plans = plans;
        this.keys = keys;
    }

    @Operation(summary = "List saved plans, or those with some words or a tag, newest first")
    @GetMapping(produces = {MediaType.APPLICATION_JSON_VALUE, CSV})
    Page<PlanView> list(@Valid @ParameterObject PlanFilter filter, @Valid @ParameterObject Paging paging) {
        return plans.plans(filter, paging);
    }

    @Operation(
            summary = "Save a plan",
            description = "The plan need not fit or have a price. It is checked for what can never be calculated.")
    @ApiResponse(responseCode = "201", content = @Content(schema = @Schema(implementation = PlanView.class)))
    @PostMapping
    ResponseEntity<?> save(IdempotencyKey key, @Valid @RequestBody PlanDocument document) {
        return keys.once("POST " + PATH, key, document, () -> created(plans.save(document)));
    }

    @Operation(summary = "Read a saved plan")
    @GetMapping("/{id}")
    ResponseEntity<PlanView> get(@Parameter(description = PLAN_ID) @PathVariable UUID id) {
        return ok(plans.plan(id));
    }

    @Operation(summary = "Replace a saved plan", description = "The former document stays readable as a revision.")
    @PutMapping("/{id}")
    ResponseEntity<PlanView> replace(
            @Parameter(description = PLAN_ID) @PathVariable UUID id,
            IfMatch condition,
            @Valid @RequestBody PlanDocument document) {
        return ok(plans.replace(id, condition, document));
    }

    @Operation(summary = "Change parts of a saved plan by a JSON merge patch (RFC 7396)")
    @PatchMapping(
            path = "/{id}",
            consumes = {MERGE_PATCH, MediaType.APPLICATION_JSON_VALUE})
    ResponseEntity<PlanView> patch(
            @Parameter(description = PLAN_ID) @PathVariable UUID id,
            IfMatch condition,
            @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            content = @Content(mediaType = MERGE_PATCH, schema = @Schema(type = "object")))
                    @RequestBody
                    JsonNode patch) {
        return ok(plans.patch(id, condition, patch));
    }

    @Operation(
            summary =
                    "Change how a saved plan is kept, by a JSON merge patch: its tags, its archiving, its re-evaluation",
            description = "A change is a revision, like any other. Absent fields stay as they are, lists are replaced.")
    @io.swagger.v3.oas.annotations.parameters.RequestBody(
            content = {
                @Content(mediaType = MERGE_PATCH, schema = @Schema(implementation = PlanSettings.class)),
                @Content(
                        mediaType = MediaType.APPLICATION_JSON_VALUE,
                        schema = @Schema(implementation = PlanSettings.class))
            })
    @PatchMapping(
            path = "/{id}/settings",
            consumes = {MERGE_PATCH, MediaType.APPLICATION_JSON_VALUE})
    ResponseEntity<PlanView> patchSettings(
            @Parameter(description = PLAN_ID) @PathVariable UUID id, IfMatch condition, @RequestBody JsonNode patch) {
        return ok(plans.patchSettings(id, condition, patch));
    }

    @Operation(
            summary =
                    "Delete a saved plan with its revisions, scenarios, evaluations and actuals; quotes made from it stay")
    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void delete(@Parameter(description = PLAN_ID) @PathVariable UUID id, IfMatch condition) {
        plans.delete(id, condition);
    }

    @Operation(summary = "List the revisions of a saved plan, newest first")
    @GetMapping(
            path = "/{id}/revisions",
            produces = {MediaType.APPLICATION_JSON_VALUE, CSV})
    Page<RevisionView> revisions(
            @Parameter(description = PLAN_ID) @PathVariable UUID id, @Valid @ParameterObject Paging paging) {
        return plans.revisions(id, paging);
    }

    @Operation(summary = "Read what a saved plan said at one revision")
    @GetMapping("/{id}/revisions/{revision}")
    RevisionView revision(
            @Parameter(description = PLAN_ID) @PathVariable UUID id,
            @Parameter(description = "Counts from 1", example = "1") @PathVariable long revision) {
        return plans.revision(id, revision);
    }

    private static ResponseEntity<PlanView> created(PlanView view) {
        return ResponseEntity.created(URI.create(PATH + "/" + view.id()))
                .eTag(view.etag())
                .body(view);
    }

    private static ResponseEntity<PlanView> ok(PlanView view) {
        return ResponseEntity.ok().eTag(view.etag()).body(view);
    }
}
