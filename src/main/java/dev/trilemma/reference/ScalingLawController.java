package dev.trilemma.reference;

import dev.trilemma.catalog.ScalingLaws;
import dev.trilemma.web.Page;
import dev.trilemma.web.Paging;
import dev.trilemma.web.ReferenceAnswer;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import java.util.List;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
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
    @GetMapping(produces = {MediaType.APPLICATION_JSON_VALUE, "text/csv"})
    ResponseEntity<Page<ScalingLawView>> list(@Valid @ParameterObject Paging paging) {
        List<ScalingLawView> views = laws.all().stream()
                .map(law -> ScalingLawView.of(law, law.equals(laws.defaultLaw())))
                .toList();
        return ReferenceAnswer.of(Page.of(views, paging, ScalingLawView::id));
    }
}
