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
@RequestMapping("/api/v1/techniques")
class TechniqueController {

    private final Techniques techniques;

    TechniqueController(Techniques techniques) {
        this.techniques = techniques;
    }

    /** Lists the techniques that trade time, quality and money, with what is published of each. */
    @GetMapping
    ResponseEntity<ReferencePage<Technique>> list(
            @RequestParam(required = false) @Nullable String group,
            @RequestParam(defaultValue = "20") @Min(1) @Max(100) int limit,
            @RequestParam(required = false) @Nullable String cursor) {
        List<Technique> found = techniques.all().stream()
                .filter(technique -> group == null || technique.group().equalsIgnoreCase(group))
                .toList();
        return ReferencePage.of(found, Technique::id, limit, cursor);
    }
}
