package dev.trilemma.catalog;

import dev.trilemma.engine.hardware.Precision;
import dev.trilemma.engine.quality.CriticalBatch;
import dev.trilemma.engine.quality.PrecisionEffect;
import dev.trilemma.engine.quality.QualityFactors;
import dev.trilemma.engine.quality.ScalingLaw;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The published laws of loss, and what besides parameters and tokens decides it. */
@Component
public final class ScalingLaws {

    private final Laws document = ReferenceFiles.yaml("scaling-laws.yaml", Laws.class);
    private final List<ScalingLaw> laws = document.laws().stream()
            .sorted(Comparator.comparing(ScalingLaw::id))
            .toList();
    private final QualityFactors factors = new QualityFactors(document.criticalBatch(), precisionEffects());
    private final ScalingLaw defaultLaw = find(document.defaultLaw())
            .orElseThrow(
                    () -> new IllegalStateException("catalog/scaling-laws.yaml has no law " + document.defaultLaw()));

    /** All laws by id. */
    public List<ScalingLaw> all() {
        return laws;
    }

    /** A law by its id. */
    public Optional<ScalingLaw> find(String id) {
        return laws.stream().filter(law -> law.id().equals(id)).findFirst();
    }

    /** The law of every estimate. */
    public ScalingLaw defaultLaw() {
        return defaultLaw;
    }

    /** Critical batches and the effects of number formats. */
    public QualityFactors factors() {
        return factors;
    }

    private static Map<Precision, PrecisionEffect> precisionEffects() {
        return ReferenceFiles.csv("precision-effects.csv", PrecisionRow.class).stream()
                .collect(Collectors.toMap(PrecisionRow::precision, PrecisionRow::toEffect));
    }

    private record Laws(String defaultLaw, CriticalBatch criticalBatch, List<ScalingLaw> laws) {}

    private record PrecisionRow(
            Precision precision,
            double lossFactor,
            double parameterFactor,
            @Nullable String note,
            String source) {

        PrecisionEffect toEffect() {
            return new PrecisionEffect(lossFactor, parameterFactor, note);
        }
    }
}
