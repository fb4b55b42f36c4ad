package dev.trilemma.plan.comparison;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.UUID;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@Tag(name = "Plans")
@RestController
@RequestMapping("/api/v1")
class ComparisonController {

    private final Comparisons comparisons;

    ComparisonController(Comparisons comparisons) {
        this.comparisons = comparisons;
    }

    @Operation(
            summary =
                    "Set a plan and its scenarios side by side at today's prices: what differs, which is better in what, how surely",
            description =
                    "As JSON, as CSV, or as a Markdown table for a ticket. The plan itself comes first. A scenario that no"
                            + " longer fits its plan has a `problem` in place of its `estimate`.")
    @GetMapping(
            path = "/plans/{id}/comparison",
            produces = {MediaType.APPLICATION_JSON_VALUE, "text/csv", ComparisonTables.MARKDOWN})
    ComparisonView ofScenarios(@Parameter(description = "Id of a saved plan") @PathVariable UUID id) {
        return comparisons.ofScenarios(id);
    }

    @Operation(
            summary = "Set several plans side by side at today's prices",
            description =
                    "As JSON, as CSV, or as a Markdown table. The first plan is what the others are compared with.")
    @GetMapping(
            path = "/comparison",
            produces = {MediaType.APPLICATION_JSON_VALUE, "text/csv", ComparisonTables.MARKDOWN})
    ComparisonView ofPlans(
            @Parameter(description = "Ids of 1 to 20 saved plans", required = true)
                    @RequestParam
                    @Size(min = 1, max = 20)
                    List<@NotNull UUID> plans) {
        return comparisons.ofPlans(plans);
    }
}
