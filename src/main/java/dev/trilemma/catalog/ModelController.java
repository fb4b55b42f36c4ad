package dev.trilemma.catalog;

import dev.trilemma.web.NotFound;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.util.DigestUtils;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@Tag(name = "Models")
@RestController
@RequestMapping("/api/v1/models")
class ModelController {

    private static final CacheControl ONE_HOUR = CacheControl.maxAge(Duration.ofHours(1));

    private final Models models;
    private final Clock clock;

    ModelController(Models models, Clock clock) {
        this.models = models;
        this.clock = clock;
    }

    /** Lists the models that plans may name, sorted by id. */
    @Operation(summary = "Lists the models that plans may name")
    @GetMapping
    ModelPage list(
            @RequestParam(required = false) @Nullable String family,
            @RequestParam(required = false) @Nullable ModelStatus status,
            @RequestParam(defaultValue = "20") @Min(1) @Max(100) int limit,
            @RequestParam(required = false) @Nullable String cursor) {
        List<CatalogModel> matching = models.all().stream()
                .filter(model -> family == null || model.family().equals(family))
                .filter(model -> status == null || model.status() == status)
                .toList();
        return ModelPage.of(matching, limit, cursor);
    }

    /** Returns a model with its dimensions, by slug or alias. */
    @Operation(summary = "Returns a model with its dimensions")
    @GetMapping("/{slug}")
    ResponseEntity<ModelDetailView> get(@Parameter(example = "llama-3.1-8b") @PathVariable String slug) {
        ModelDetailView view =
                models.find(slug).map(ModelDetailView::of).orElseThrow(() -> new NotFound("model", slug));
        return ResponseEntity.ok().cacheControl(ONE_HOUR).eTag(etag(view)).body(view);
    }

    /** Registers a team's own model, which plans may then name. */
    @Operation(summary = "Registers a team's own model")
    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    ResponseEntity<ModelDetailView> create(@Valid @RequestBody ModelRegistration registration) {
        ModelDetailView view = ModelDetailView.of(models.register(registration, clock.instant()));
        return ResponseEntity.created(URI.create("/api/v1/models/" + view.id()))
                .eTag(etag(view))
                .body(view);
    }

    private static String etag(ModelDetailView view) {
        return DigestUtils.md5DigestAsHex(view.toString().getBytes(StandardCharsets.UTF_8));
    }
}
