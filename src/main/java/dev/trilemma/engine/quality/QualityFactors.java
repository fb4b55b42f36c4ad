package dev.trilemma.engine.quality;

import dev.trilemma.engine.hardware.Precision;
import java.util.Map;
import java.util.Objects;

/** What besides parameters and tokens decides the loss. */
public record QualityFactors(CriticalBatch criticalBatch, Map<Precision, PrecisionEffect> precisionEffects) {

    public QualityFactors {
        precisionEffects = Map.copyOf(precisionEffects);
        if (precisionEffects.size() != Precision.values().length) {
            throw new IllegalArgumentException("every precision needs its effect");
        }
    }

    PrecisionEffect effectOf(Precision precision) {
        return Objects.requireNonNull(precisionEffects.get(precision));
    }
}
