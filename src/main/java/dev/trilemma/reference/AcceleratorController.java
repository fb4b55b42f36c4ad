package dev.trilemma.reference;

import dev.trilemma.catalog.AcceleratorEntry;
import dev.trilemma.catalog.Accelerators;
import dev.trilemma.engine.hardware.Generation;
import dev.trilemma.engine.hardware.Precision;
import dev.trilemma.web.NotFound;
import dev.trilemma.web.Page;
import dev.trilemma.web.Paging;
import dev.trilemma.web.ReferenceAnswer;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@Tag(name = "Reference data")
@RestController
@RequestMapping("/api/v1/accelerators")
class AcceleratorController {

    private final Accelerators accelerators;

    AcceleratorController(Accelerators accelerators) {
        this.accelerators = accelerators;
    }

    /** Lists the accelerators of the catalog. */
    @GetMapping(produces = {MediaType.APPLICATION_JSON_VALUE, "text/csv"})
    ResponseEntity<Page<AcceleratorView>> list(
            @RequestParam(required = false) @Nullable String vendor,
            @RequestParam(required = false) @Nullable Generation generation,
            @RequestParam(required = false) AcceleratorEntry.@Nullable Status status,
            @RequestParam(required = false) @Nullable Precision precision,
            @Valid @ParameterObject Paging paging) {
        List<AcceleratorView> views = accelerators.all().stream()
                .map(AcceleratorView::of)
                .filter(view -> vendor == null || view.vendor().equalsIgnoreCase(vendor))
                .filter(view -> generation == null || view.generation() == generation)
                .filter(view -> status == null || view.status() == status)
                .filter(view -> precision == null || view.has(precision))
                .toList();
        return ReferenceAnswer.of(Page.of(views, paging, AcceleratorView::id));
    }

    /** Returns an accelerator by its slug, or by an alias that means no other. */
    @GetMapping("/{slug}")
    ResponseEntity<AcceleratorView> get(@PathVariable String slug) {
        AcceleratorView view = accelerators
                .findEntry(slug)
                .map(AcceleratorView::of)
                .orElseThrow(() -> new NotFound("accelerator", slug));
        return ReferenceAnswer.of(view);
    }
}
