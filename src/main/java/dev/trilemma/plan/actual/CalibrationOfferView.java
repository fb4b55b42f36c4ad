package dev.trilemma.plan.actual;

import dev.trilemma.calibration.CalibrationView;
import org.jspecify.annotations.Nullable;

/**
 * What a team's runs on an accelerator teach.
 *
 * @param stepTimeFactor what steps took, over what was predicted: the geometric mean over the runs
 * @param runCount how many runs that is from; one run says little of the next
 * @param deviation standard deviation of the logarithm of the runs' own factors
 * @param accepted the calibration in force; absent where there is none
 */
record CalibrationOfferView(
        String accelerator,
        double stepTimeFactor,
        int runCount,
        double deviation,
        @Nullable CalibrationView accepted) {}
