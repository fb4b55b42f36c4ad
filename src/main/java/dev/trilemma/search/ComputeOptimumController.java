package dev.trilemma.search;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@Tag(name = "Searches")
@RestController
@RequestMapping("/api/v1/compute-optima")
class ComputeOptimumController {

    private final ComputeOptima optima;

    ComputeOptimumController(ComputeOptima optima) {
        this.optima = optima;
    }

    @Operation(
            summary = "The best model and tokens for a budget of compute or a loss, and the price of any others",
            description =
                    "In closed form from a scaling law: over-training for serving, repeated data, two laws of the critical batch,"
                            + " and what the other published laws would do.")
    @PostMapping
    ComputeOptimumView optimum(@Valid @RequestBody ComputeOptimumRequest request) {
        return optima.optimum(request);
    }
}
