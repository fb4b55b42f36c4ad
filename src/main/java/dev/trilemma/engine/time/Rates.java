package dev.trilemma.engine.time;

import dev.trilemma.engine.hardware.Accelerator;
import dev.trilemma.engine.hardware.Precision;
import dev.trilemma.engine.plan.ResolvedPlan;
import org.jspecify.annotations.Nullable;

/**
 * What one accelerator achieves on a plan.
 *
 * @param linearFlopsPerSecond large products of linear layers, in the plan's precision
 * @param denseFlopsPerSecond large products outside linear layers, in the activations' precision
 * @param flashFlopsPerSecond flash attention with this head size, before its ramp
 * @param productRampElements inner size of a product at which it reaches half of its rate
 * @param memoryBytesPerSecond achieved memory bandwidth
 * @param activationBytes bytes of an activation
 * @param operandBytes bytes of an operand of a linear layer
 */
record Rates(
        double linearFlopsPerSecond,
        double denseFlopsPerSecond,
        double flashFlopsPerSecond,
        double productRampElements,
        double memoryBytesPerSecond,
        double activationBytes,
        double operandBytes) {

    private static final double LARGEST_POWER_RATIO = 1.3;
    private static final double HEAD_RAMP = 32;
    private static final double HEAD_OF_128 = 1.25;

    static Rates of(ResolvedPlan plan, Calibration calibration, Stack stack) {
        Accelerator accelerator = plan.cluster().accelerator();
        Precision precision = plan.training().precision();
        GenerationRates generation = calibration.ratesOf(accelerator.generation());
        StepConstants constants = calibration.constants();
        double densePeak = densePeak(accelerator, precision);
        double denseShare =
                generation.matmulShare() * powerFactor(accelerator, generation) * wide(precision, constants);
        return new Rates(
                linearPeak(accelerator, precision, densePeak) * denseShare * narrow(precision, constants),
                densePeak * denseShare,
                densePeak * flashShare(generation, stack) * headFactor(plan),
                constants.productRampElements(),
                accelerator.memoryBytesPerSecond() * constants.memoryShare(),
                precision.activationBytes(),
                precision.operandBytes());
    }

    /**
     * Seconds of {@code count} products of rows × inner by inner × columns: arithmetic plus traffic, which overlap little. A tile's
     * first loads and last stores take as long as some of its inner steps.
     */
    double productSeconds(
            double rows, double columns, double inner, double count, double flopsPerSecond, double operandBytes) {
        double flops = 2 * rows * columns * (inner + productRampElements);
        double bytes = operandBytes * (rows * inner + inner * columns) + 2 * rows * columns;
        return count * (flops / flopsPerSecond + bytes / memoryBytesPerSecond);
    }

    double linearSeconds(double rows, double columns, double inner) {
        return productSeconds(rows, columns, inner, 1, linearFlopsPerSecond, operandBytes);
    }

    double denseSeconds(double rows, double columns, double inner) {
        return productSeconds(rows, columns, inner, 1, denseFlopsPerSecond, activationBytes);
    }

    private static double densePeak(Accelerator accelerator, Precision precision) {
        Precision format = precision == Precision.FP32 || precision == Precision.TF32 ? precision : Precision.BF16;
        return accelerator
                .peakFlopsPerSecond(format)
                .or(() -> accelerator.peakFlopsPerSecond(Precision.FP16))
                .or(() -> accelerator.peakFlopsPerSecond(precision))
                .orElseThrow();
    }

    /** The boards' power does not let fp4 run at more than twice the rate of fp8, whatever its peak. */
    private static double linearPeak(Accelerator accelerator, Precision precision, double densePeak) {
        double peak = accelerator.peakFlopsPerSecond(precision).orElse(densePeak);
        return precision == Precision.FP4
                ? accelerator
                        .peakFlopsPerSecond(Precision.FP8)
                        .map(fp8 -> Math.min(peak, 2 * fp8))
                        .orElse(peak)
                : peak;
    }

    /** Boards that are given less power for their peak clock lower under load. */
    private static double powerFactor(Accelerator accelerator, GenerationRates generation) {
        @Nullable Double reference = generation.referenceWattsPerTflops();
        @Nullable Double exponent = generation.powerExponent();
        @Nullable Double bf16 = accelerator.peakFlopsPerSecond().get(Precision.BF16);
        @Nullable Double power = accelerator.powerWatts();
        if (reference == null || exponent == null || bf16 == null || power == null) {
            return 1;
        }
        double ratio = power / (bf16 / 1e12) / reference;
        return Math.pow(Math.min(LARGEST_POWER_RATIO, ratio), exponent);
    }

    private static double wide(Precision precision, StepConstants constants) {
        return precision == Precision.FP32 || precision == Precision.TF32 ? constants.fp32Share() : 1;
    }

    private static double narrow(Precision precision, StepConstants constants) {
        return switch (precision) {
            case FP8 -> constants.fp8Share();
            case FP4 -> constants.fp4Share();
            case FP32, TF32, FP16, BF16 -> 1;
        };
    }

    private static double flashShare(GenerationRates generation, Stack stack) {
        return stack == Stack.EAGER ? generation.eagerFlashShare() : generation.flashShare();
    }

    /** Narrow heads fill the matrix units less: 1 at a head of 128. */
    private static double headFactor(ResolvedPlan plan) {
        double headSize = plan.shape().attention().headSize();
        return HEAD_OF_128 * headSize / (headSize + HEAD_RAMP);
    }
}
