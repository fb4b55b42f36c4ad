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
@RequestMapping("/api/v1/solutions")
class SolutionController {

    private final Solutions solutions;

    SolutionController(Solutions solutions) {
        this.solutions = solutions;
    }

    @Operation(
            summary =
                    "Find the plan with the least cost, time or loss within limits on the others, or the proof that there is none",
            description =
                    "Model, tokens, accelerators, cluster, precision and price are chosen where the plan leaves them out. A solution"
                            + " says which limits hold it back and what a tenth more of each buys. Where there is none, `kind` is `infeasible`,"
                            + " with the limit that is missed, its bound and formula, and the smallest single relaxations, each solved again.")
    @PostMapping
    SolutionView solve(@Valid @RequestBody SolutionRequest request) {
        return solutions.solution(request);
    }
}
