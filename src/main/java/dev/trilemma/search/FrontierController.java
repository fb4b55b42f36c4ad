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
@RequestMapping("/api/v1/frontiers")
class FrontierController {

    private final Frontiers frontiers;

    FrontierController(Frontiers frontiers) {
        this.frontiers = frontiers;
    }

    @Operation(
            summary =
                    "The best trades between time, money and loss in a space of plans, and what one costs in the others",
            description =
                    "Nothing in the space beats a point of the frontier in all three. Each point is a plan with every choice made."
                            + " `exchangeRates` says what one per cent of a vertex costs in another, `references` where well-known runs stand."
                            + " A space larger than what can be looked at in time says so, with the sweep that would.")
    @PostMapping
    FrontierView frontier(@Valid @RequestBody FrontierRequest request) {
        return frontiers.frontier(request);
    }
}
