package dev.trilemma.estimate;

import dev.trilemma.calibration.CalibrationView;
import dev.trilemma.catalog.Assumption;
import dev.trilemma.engine.estimate.Conditions;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What surrounds a plan, for the engine and in words.
 *
 * @param calibration what the team's own runs have taught of the cluster; null where it accepted nothing
 */
public record Circumstances(
        Conditions conditions,
        PlanPricing pricing,
        PlanSite site,
        @Nullable CalibrationView calibration) {

    /** The calibration, for those who read the estimate. */
    List<Assumption> calibrationAssumptions() {
        return calibration == null
                ? List.of()
                : List.of(new Assumption(
                        "calibration.stepTimeFactor",
                        String.valueOf(calibration.stepTimeFactor()),
                        "measured on " + calibration.runCount() + " of the team's runs, accepted by "
                                + calibration.createdBy() + " (" + calibration.id() + ")"));
    }
}
