package dev.trilemma.engine.cost;

import static dev.trilemma.engine.InvalidPlan.require;

import dev.trilemma.engine.plan.ResolvedPlan;
import dev.trilemma.engine.shape.ModelShape;

/**
 * Serving a trained model on accelerators like those it was trained on.
 *
 * @param tokens generated over the model's life
 * @param weightBits of a weight as it is stored and read
 * @param sequencesTogether that one reading of the weights serves
 * @param computeShare of the dense peak that is achieved
 * @param bandwidthShare of the memory bandwidth that is achieved
 */
public record Serving(
        double tokens, int weightBits, int sequencesTogether, double computeShare, double bandwidthShare) {

    private static final double SECONDS_PER_HOUR = 3600;
    private static final double BITS_PER_BYTE = 8;

    public Serving {
        require(tokens > 0 && Double.isFinite(tokens), "/serving/tokens", "must be greater than 0");
        require(weightBits > 0, "/serving/weightBits", "must be greater than 0");
    }

    /**
     * A step reads all weights once and multiplies those that are active with one token of each sequence: it takes the longer of both
     * (Pope et al. 2023, section 2.1). Splitting a model over accelerators divides both alike.
     */
    public double acceleratorHours(ResolvedPlan plan) {
        ModelShape shape = plan.shape();
        double readSeconds = shape.parameters()
                * (weightBits / BITS_PER_BYTE)
                / (bandwidthShare * plan.cluster().accelerator().memoryBytesPerSecond());
        double computeSeconds =
                2.0 * shape.activeParameters() * sequencesTogether / (computeShare * plan.peakFlopsPerSecond());
        return tokens / sequencesTogether * Math.max(readSeconds, computeSeconds) / SECONDS_PER_HOUR;
    }
}
