package dev.trilemma.reference;

import dev.trilemma.catalog.CatalogModel;
import dev.trilemma.catalog.ModelRegistration;
import dev.trilemma.catalog.ModelStatus;
import dev.trilemma.catalog.Models;
import dev.trilemma.web.Conflict;
import dev.trilemma.web.IdempotencyKeys;
import dev.trilemma.web.NotFound;
import dev.trilemma.web.Page;
import dev.trilemma.web.Paging;
import dev.trilemma.web.ReferenceAnswer;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@Tag(name = "Models")
@RestController
@RequestMapping(ModelController.PATH)
class ModelController {

    static final String PATH = "/api/v1/models";

    private final Models models;
    private final IdempotencyKeys keys;
    private final Clock clock;

    ModelController(Models models, IdempotencyKeys keys, Clock clock) {
        this.models = models;
        this.keys = keys;
        this.clock = clock;
    }

    /** Lists the models that plans may name, sorted by id. */
    @Operation(summary = "Lists the models that plans may name")
    @GetMapping(produces = {MediaType.APPLICATION_JSON_VALUE, "text/csv"})
    ResponseEntity<Page<ModelView>> list(
            @RequestParam(required = false) @Nullable String family,
            @RequestParam(required = false) @Nullable ModelStatus status,
            @Valid @ParameterObject Paging paging) {
        List<CatalogModel> matching = models.all().stream()
                .filter(model -> family == null || model.family().equals(family))
                .filter(model -> status == null || model.status() == status)
                .toList();
        return ReferenceAnswer.of(Page.of(matching, paging, CatalogModel::id).map(ModelView::of));
    }

    /** Returns a model with its dimensions, by slug or alias. */
    @Operation(summary = "Returns a model with its dimensions")
    @GetMapping("/{slug}")
    ResponseEntity<ModelDetailView> get(@Parameter(example = "llama-3.1-8b") @PathVariable String slug) {
        ModelDetailView view = models.find(slug)
                .map(ModelDetailView::of)
                .orElseThrow(() -> new NotFound("model", slug, models.names()));
        return ReferenceAnswer.of(view);
    }

    /** Registers a team's own model, which plans may then name. */
    @Operation(summary = "Registers a team's own model")
    @ApiResponse(responseCode = "201", content = @Content(schema = @Schema(implementation = ModelDetailView.class)))
    @PostMapping
    ResponseEntity<?> create(
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
            @Valid @RequestBody ModelRegistration registration) {
        return keys.once("POST " + PATH, key, registration, () -> created(registration));
    }

    private ResponseEntity<ModelDetailView> created(ModelRegistration registration) {
        if (models.find(registration.id()).isPresent()) {
            throw new Conflict("The model id " + registration.id() + " is taken.");
        }
        ModelDetailView view = ModelDetailView.of(models.register(registration, clock.instant()));
        return ResponseEntity.created(URI.create(PATH + "/" + view.id())).body(view);
    }
}
