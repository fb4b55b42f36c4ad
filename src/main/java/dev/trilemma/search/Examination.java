package dev.trilemma.search;

import dev.trilemma.catalog.Assumption;
import java.util.List;
import java.util.Map;
import org.springframework.http.ProblemDetail;

/**
 * What an answer rests on.
 *
 * @param examinedCount configurations of model, accelerator, cluster and precision that were looked at
 * @param complete whether the whole space was, in the time there is
 * @param searchedExhaustively whether the best of all strategies was found for every configuration that could be the answer
 * @param rejected configurations that came to nothing, by reason: {@code doesNotFit}, {@code invalidPlan}
 * @param problems what is wrong with invalid ones, up to ten
 * @param assumptions axes that neither the space nor the plan gave
 * @param notes how to read the answer
 * @param searchSeconds how long it took
 */
record Examination(
        long examinedCount,
        boolean complete,
        boolean searchedExhaustively,
        Map<String, Long> rejected,
        List<ProblemDetail> problems,
        List<Assumption> assumptions,
        List<String> notes,
        double searchSeconds) {}
