package dev.trilemma.reference;

import dev.trilemma.catalog.ReferenceRuns;
import dev.trilemma.catalog.ReferenceRuns.ReferenceRun;
import dev.trilemma.web.Page;
import dev.trilemma.web.Paging;
import dev.trilemma.web.ReferenceAnswer;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@Tag(name = "Reference data")
@RestController
@RequestMapping("/api/v1/reference-runs")
class ReferenceRunController {

    private final ReferenceRuns runs;

    ReferenceRunController(ReferenceRuns runs) {
        this.runs = runs;
    }

    @Operation(
            summary = "List the well-known runs, each as a plan",
            description = "What was published of each stands beside the plan that comes nearest to it.")
    @GetMapping(produces = {MediaType.APPLICATION_JSON_VALUE, "text/csv"})
    ResponseEntity<Page<ReferenceRun>> list(@Valid @ParameterObject Paging paging) {
        return ReferenceAnswer.of(Page.of(runs.all(), paging, ReferenceRun::id));
    }
}
