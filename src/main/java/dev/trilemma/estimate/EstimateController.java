package dev.trilemma.estimate;

import dev.trilemma.catalog.PlanDocument;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@Tag(name = "Estimates", description = "What a training run takes, costs and yields. Nothing is stored.")
@RestController
@RequestMapping("/api/v1/estimates")
class EstimateController {

    private final Estimates estimates;
    private final TechniqueComparison techniqueComparison;

    EstimateController(Estimates estimates, TechniqueComparison techniqueComparison) {
        this.estimates = estimates;
        this.techniqueComparison = techniqueComparison;
    }

    @Operation(
            summary = "Calculate one plan: how long, how much money and energy, how good a model, and whether it fits",
            description =
                    "The bill is `lines` and `total`; `uncertainty` says how far off it may be, `assumptions` what was"
                            + " chosen for you and why, `warnings` what to know before relying on it. Nothing is stored.")
    @PostMapping
    EstimateView estimate(
            @Valid @RequestBody PlanDocument plan,
            @Parameter(description = "Also calculate the plan with every technique: see `techniques` in the answer")
                    @RequestParam(defaultValue = "false")
                    boolean compareTechniques,
            @Parameter(description = "Ids of techniques to compare; absent: all", example = "fp8")
                    @RequestParam(required = false)
                    @Nullable
                    List<String> techniques) {
        return compareTechniques || techniques != null
                ? techniqueComparison.estimate(plan, techniques)
                : estimates.estimate(plan);
    }
}
