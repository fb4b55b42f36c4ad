package dev.trilemma.sweep.result;

import dev.trilemma.sweep.work.PointResult;
import java.util.Optional;
import java.util.function.ToDoubleFunction;

/** What results are compared by; each has one name on the wire. */
enum Measure {
    HEADROOM_BYTES(PointResult::headroomBytes),
    WALL_CLOCK_SECONDS(PointResult::wallClockSeconds),
    TOTAL(result ->
            result.total() == null ? Double.NaN : result.total().amount().doubleValue()),
    LOSS(PointResult::loss),
    ENERGY_KWH(PointResult::energyKwh);

    private final ToDoubleFunction<PointResult> value;

    Measure(ToDoubleFunction<PointResult> value) {
        this.value = value;
    }

    /** Empty where the result has none. */
    Optional<Double> of(PointResult result) {
        double found = value.applyAsDouble(result);
        return Double.isNaN(found) ? Optional.empty() : Optional.of(found);
    }
}
