package dev.trilemma.quote.budget;

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

@Tag(name = "Budgets", description = "A team's money for a period, and what quotes have drawn of it.")
@RestController
@RequestMapping(BudgetController.PATH)
class BudgetController {

    static final String PATH = "/api/v1/budgets";

    private static final String ID = "Id of a budget: paste one from the list";
    private static final String MERGE_PATCH = "application/merge-patch+json";

    private final Budgets budgets;
    private final IdempotencyKeys keys;

    BudgetController(Budgets budgets, IdempotencyKeys keys) {
        this.budgets = budgets;
        this.keys = keys;
    }

    @Operation(summary = "List the team's budgets with what is committed, spent and left, newest first")
    @GetMapping(produces = {MediaType.APPLICATION_JSON_VALUE, "text/csv"})
    Page<BudgetView> list(@Valid @ParameterObject Paging paging) {
        return budgets.budgets(paging);
    }

    @Operation(summary = "Set a budget, which approved quotes then draw on")
    @ApiResponse(responseCode = "201", content = @Content(schema = @Schema(implementation = BudgetView.class)))
    @PostMapping
    ResponseEntity<?> add(IdempotencyKey key, @Valid @RequestBody BudgetDocument document) {
        return keys.once("POST " + PATH, key, document, () -> created(budgets.add(document)));
    }

    @Operation(summary = "Read a budget")
    @GetMapping("/{id}")
    ResponseEntity<BudgetView> get(@Parameter(description = ID) @PathVariable UUID id) {
        return ok(budgets.budget(id));
    }

    @Operation(summary = "Replace a budget; its amount stays at least what quotes have drawn")
    @PutMapping("/{id}")
    ResponseEntity<BudgetView> replace(
            @Parameter(description = ID) @PathVariable UUID id,
            IfMatch condition,
            @Valid @RequestBody BudgetDocument document) {
        return ok(budgets.replace(id, condition, document));
    }

    @Operation(summary = "Change parts of a budget by a JSON merge patch")
    @PatchMapping(
            path = "/{id}",
            consumes = {MERGE_PATCH, MediaType.APPLICATION_JSON_VALUE})
    ResponseEntity<BudgetView> patch(
            @Parameter(description = ID) @PathVariable UUID id,
            IfMatch condition,
            @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            content = @Content(mediaType = MERGE_PATCH, schema = @Schema(type = "object")))
                    @RequestBody
                    JsonNode patch) {
        return ok(budgets.patch(id, condition, patch));
    }

    @Operation(summary = "Delete a budget that no quote has drawn on")
    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void delete(@Parameter(description = ID) @PathVariable UUID id, IfMatch condition) {
        budgets.delete(id, condition);
    }

    private static ResponseEntity<BudgetView> created(BudgetView view) {
        return ResponseEntity.created(URI.create(PATH + "/" + view.id()))
                .eTag(view.etag())
                .body(view);
    }

    private static ResponseEntity<BudgetView> ok(BudgetView view) {
        return ResponseEntity.ok().eTag(view.etag()).body(view);
    }
}
