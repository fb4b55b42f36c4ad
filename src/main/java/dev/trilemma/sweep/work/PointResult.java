package dev.trilemma.sweep.work;

import dev.trilemma.engine.cost.Money;
import dev.trilemma.engine.estimate.Estimate;
import dev.trilemma.engine.frontier.Trade;
import dev.trilemma.engine.memory.MemoryFootprint;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What became of a point.
 *
 * @param headroomBytes memory left; negative: memory missing; no number: not known
 * @param total null where the price is unknown
 * @param problem why the point cannot be calculated; then the numbers are not numbers
 */
public record PointResult(
        double headroomBytes,
        double wallClockSeconds,
        @Nullable Money total,
        double loss,
        double energyKwh,
        @Nullable JsonNode problem) {

    static PointResult of(Estimate estimate) {
        MemoryFootprint memory = estimate.choice().memory();
        return new PointResult(
                memory.capacityBytes() - memory.totalBytes(),
                estimate.wallClock().wallClockSeconds(),
                estimate.costs().total(),
                estimate.loss().loss(),
                estimate.energy().facilityKwh(),
                null);
    }

    public static PointResult of(JsonNode problem) {
        return new PointResult(Double.NaN, Double.NaN, null, Double.NaN, Double.NaN, problem);
    }

    /** Empty where it does not fit, or has no price. */
    public Optional<Trade> trade() {
        return total == null || headroomBytes < 0
                ? Optional.empty()
                : Optional.of(new Trade(wallClockSeconds, total.amount().doubleValue(), loss));
    }
}
