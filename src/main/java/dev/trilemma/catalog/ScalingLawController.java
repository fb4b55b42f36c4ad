package dev.trilemma.catalog;

import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@Tag(name = "Reference data")
@RestController
@RequestMapping("/api/v1/scaling-laws")
class ScalingLawController {

    private final ScalingLaws laws;

    ScalingLawController(ScalingLaws laws) {
        this.laws = laws;
    }

    /** Lists the laws that predict loss from parameters and tokens, with their constants and the runs they were fitted to. */
    @GetMapping
    ResponseEntity<ReferencePage<ScalingLawView>> list(
            @RequestParam(defaultValue = "20") @Min(1) @Max(100) int limit,
            @RequestParam(required = false) @Nullable String cursor) {
        List<ScalingLawView> views = laws.all().stream()
                .map(law -> ScalingLawView.of(law, law.equals(laws.defaultLaw())))
                .toList();
        return ReferencePage.of(views, ScalingLawView::id, limit, cursor);
    }
}
