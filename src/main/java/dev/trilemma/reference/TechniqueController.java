package dev.trilemma.reference;

import dev.trilemma.catalog.Technique;
import dev.trilemma.catalog.Techniques;
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
    @GetMapping(produces = {MediaType.APPLICATION_JSON_VALUE, "text/csv"})
    ResponseEntity<Page<Technique>> list(
            @RequestParam(required = false) @Nullable String group, @Valid @ParameterObject Paging paging) {
        List<Technique> found = techniques.all().stream()
                .filter(technique -> group == null || technique.group().equalsIgnoreCase(group))
                .toList();
        return ReferenceAnswer.of(Page.of(found, paging, Technique::id));
    }
}
