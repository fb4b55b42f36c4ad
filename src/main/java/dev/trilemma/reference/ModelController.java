package dev.trilemma.reference;

import dev.trilemma.audit.AuditLog;
import dev.trilemma.catalog.CatalogModel;
import dev.trilemma.catalog.ModelRegistration;
import dev.trilemma.catalog.ModelStatus;
import dev.trilemma.catalog.Models;
import dev.trilemma.catalog.PretrainedTriangle;
import dev.trilemma.web.Conflict;
import dev.trilemma.web.IdempotencyKey;
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
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@Tag(name = "Models", description = "What can be trained: published models, and those that teams registered.")
@RestController
@RequestMapping(ModelController.PATH)
class ModelController {

    static final String PATH = "/api/v1/models";

    private final Models models;
    private final PretrainedTriangle triangle;
    private final IdempotencyKeys keys;
    private final AuditLog audit;
    private final Clock clock;

    ModelController(Models models, PretrainedTriangle triangle, IdempotencyKeys keys, AuditLog audit, Clock clock) {
        this.models = models;
        this.triangle = triangle;
        this.keys = keys;
        this.audit = audit;
        this.clock = clock;
    }

    @Operation(
            summary = "List the models that plans may name, sorted by id",
            description = "`unofficial` models are known from reports, not from their makers: GPT-4 is one.")
    @GetMapping(produces = {MediaType.APPLICATION_JSON_VALUE, "text/csv"})
    ResponseEntity<Page<ModelView>> list(
            @Parameter(description = "Models that belong together", example = "bert")
                    @RequestParam(required = false)
                    @Nullable
                    String family,
            @Parameter(description = "Whether the dimensions are the maker's own", example = "published")
                    @RequestParam(required = false)
                    @Nullable
                    ModelStatus status,
            @Valid @ParameterObject Paging paging) {
        List<CatalogModel> matching = models.all().stream()
                .filter(model -> family == null || model.family().equals(family))
                .filter(model -> status == null || model.status() == status)
                .toList();
        return ReferenceAnswer.of(Page.of(matching, paging, CatalogModel::id).map(ModelView::of));
    }

    @Operation(summary = "Read a model with its dimensions, by slug or alias")
    @GetMapping("/{slug}")
    ResponseEntity<ModelDetailView> get(
            @Parameter(description = "Slug or alias of a model", example = "llama-3.1-8b") @PathVariable String slug) {
        ModelDetailView view =
                models.find(slug).map(this::view).orElseThrow(() -> new NotFound("model", slug, models.names()));
        return ReferenceAnswer.of(view);
    }

    @Operation(
            summary = "Register a team's own model, which plans may then name",
            description = "From its dimensions, or from its Hugging Face `config.json` as it is. An id is taken once.")
    @ApiResponse(responseCode = "201", content = @Content(schema = @Schema(implementation = ModelDetailView.class)))
    @PostMapping
    ResponseEntity<?> create(IdempotencyKey key, @Valid @RequestBody ModelRegistration registration) {
        return keys.once("POST " + PATH, key, registration, () -> created(registration));
    }

    private ResponseEntity<ModelDetailView> created(ModelRegistration registration) {
        if (models.find(registration.id()).isPresent()) {
            throw new Conflict("The model id " + registration.id() + " is taken.");
        }
        ModelDetailView view = view(models.register(registration, clock.instant()));
        audit.record("model.registered", "models/" + view.id(), Map.of("title", registration.title()));
        return ResponseEntity.created(URI.create(PATH + "/" + view.id())).body(view);
    }

    private ModelDetailView view(CatalogModel model) {
        return ModelDetailView.of(model, triangle.note(model));
    }
}
