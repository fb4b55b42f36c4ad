package dev.trilemma.plan.evaluation;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is to be evaluated.
 *
 * @param scenarios {@code plan}, and ids of its scenarios; absent: the plan and all its scenarios
 */
record EvaluationDocument(@Nullable @Size(min = 1, max = 21) List<@NotNull String> scenarios) {

    static final EvaluationDocument ALL = new EvaluationDocument(null);
}
