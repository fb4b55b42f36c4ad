package dev.trilemma.search;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@Tag(name = "Searches", description = "The best strategy, the frontier, and the plan that solves a problem.")
@RestController
@RequestMapping("/api/v1/strategies")
class StrategyController {

    private final Strategies strategies;

    StrategyController(Strategies strategies) {
        this.strategies = strategies;
    }

    @Operation(
            summary = "Search every way to run a plan: the best few, how many there are, and why the others lose",
            description =
                    "Exhaustive: every valid tensor, pipeline, interleaving, context, data, expert, ZeRO and sequence"
                            + " parallelism, micro-batch, recomputation, attention kernel, offload and, if the plan leaves it open,"
                            + " precision. What the plan gives is kept. Each item can be saved or quoted as it is.")
    @PostMapping
    StrategiesView search(@Valid @RequestBody StrategyRequest request) {
        return strategies.search(request);
    }
}
