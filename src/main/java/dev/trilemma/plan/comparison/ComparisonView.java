package dev.trilemma.plan.comparison;

import dev.trilemma.engine.cost.Money;
import dev.trilemma.estimate.EstimateView;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ProblemDetail;

/**
 * Plans or scenarios side by side, the first being what the others are compared with.
 *
 * @param calculatedAt all of them at once, at the prices of this instant
 * @param verdicts each against the first, in words
 */
record ComparisonView(Instant calculatedAt, List<ComparedView> scenarios, List<String> verdicts) {

    /**
     * One of them.
     *
     * @param id {@code plan} or the id of a scenario; of several plans, the id of each
     * @param estimate what it comes to; absent where it cannot be calculated
     * @param problem why it cannot be calculated; absent where it can
     * @param differences the fields that are not as in the first
     * @param deltas how far its figures are from those of the first; absent in the first
     * @param dominatedBy ids of those that are nowhere worse and somewhere better, in time, money and loss
     * @param probabilityCheapest the probability that it costs least of all; absent where a total is unknown
     * @param probabilityFastest the probability that it is done first
     */
    record ComparedView(
            String id,
            String title,
            @Nullable EstimateView estimate,

            @Nullable @Schema(implementation = ProblemDetail.class)
            ProblemDetail problem,

            List<Difference> differences,
            @Nullable DeltasView deltas,
            List<String> dominatedBy,
            @Nullable Double probabilityCheapest,
            @Nullable Double probabilityFastest) {}

    /**
     * Figures of one minus those of the first.
     *
     * @param total absent where one of the totals is unknown, or they are in different currencies
     * @param wallClockSeconds of the run, restarts included
     * @param loss nats per token
     * @param energyKwh of the whole site
     * @param operationalKgCo2e absent where the carbon of a grid is unknown
     */
    record DeltasView(
            @Nullable Money total,
            double wallClockSeconds,
            double loss,
            double energyKwh,
            @Nullable Double operationalKgCo2e) {}
}
