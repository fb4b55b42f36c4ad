package dev.trilemma.engine.quality;

import dev.trilemma.engine.hardware.Precision;
import java.util.Arrays;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Laws as their papers print them. */
final class PublishedLaws {

    private static final FittedRange RANGE = new FittedRange(6e18, 1e22, 1, 500, 40);

    static final ScalingLaw BESIROGLU =
            new ScalingLaw("besiroglu-2024", "", 1.8169, 482.01, 0.34781, 2085.43, 0.36585, RANGE, repeats(null), "");
    static final ScalingLaw HOFFMANN =
            new ScalingLaw("hoffmann-2022", "", 1.6934, 406.401, 0.33917, 410.7228, 0.28491, RANGE, repeats(null), "");
    static final ScalingLaw MUENNIGHOFF = new ScalingLaw(
            "muennighoff-2023", "", 1.8691, 520.8, 0.35266, 1487.7, 0.35266, RANGE, repeats(5.309743), "");

    static final CriticalBatch CRITICAL_BATCH = new CriticalBatch(58_650, 0.47, 2.5e10, 2e8, 1 / 0.21, "");

    static final QualityFactors FACTORS = new QualityFactors(
            CRITICAL_BATCH,
            Arrays.stream(Precision.values()).collect(Collectors.toMap(Function.identity(), PublishedLaws::effect)));

    private PublishedLaws() {}

    private static RepeatedData repeats(@Nullable Double parameterDecay) {
        return new RepeatedData(15.387756, parameterDecay, 0.051);
    }

    private static PrecisionEffect effect(Precision precision) {
        return switch (precision) {
            case FP32, TF32, FP16, BF16 -> new PrecisionEffect(1, 1, null);
            case FP8 -> new PrecisionEffect(1.0025, 1, "fp8");
            case FP4 -> new PrecisionEffect(1, 0.85, "fp4");
        };
    }
}
