package dev.trilemma.catalog;

import dev.trilemma.engine.goodput.Reliability;
import org.springframework.stereotype.Component;

/** How often clusters stop, where a plan does not say. */
@Component
public final class ReliabilityDefaults {

    private static final double SECONDS_PER_HOUR = 3600;

    private final Figures figures = ReferenceFiles.yaml("reliability.yaml", Figures.class);
    private final Reliability reliability = reliability(figures);

    /** In the engine's units. */
    public Reliability reliability() {
        return reliability;
    }

    /** As published, each figure with its source. */
    public Figures figures() {
        return figures;
    }

    private static Reliability reliability(Figures figures) {
        return new Reliability(
                figures.largestCluster().value(),
                figures.meanHoursBetweenFailuresPerAccelerator().value() * SECONDS_PER_HOUR,
                figures.checkpointBlockingSeconds().value(),
                figures.checkpointWriteBytesPerSecondPerNode().value(),
                figures.restartSeconds().value(),
                figures.otherLossShare().value(),
                figures.spotInterruptionsPerNodeHour().value(),
                figures.halfPrecisionFactor().value(),
                figures.halfPrecisionParameters().value());
    }

    /** The document {@code reliability.yaml}. */
    public record Figures(
            Sourced largestCluster,
            Sourced meanHoursBetweenFailuresPerAccelerator,
            Sourced checkpointBlockingSeconds,
            Sourced checkpointWriteBytesPerSecondPerNode,
            Sourced restartSeconds,
            Sourced otherLossShare,
            Sourced spotInterruptionsPerNodeHour,
            Sourced halfPrecisionFactor,
            Sourced halfPrecisionParameters) {}
}
