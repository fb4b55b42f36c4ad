package dev.trilemma.engine.quality;

import java.util.List;

/**
 * How good a model becomes, by a named law.
 *
 * @param loss nats per token on the law's own data
 * @param law id of the law
 * @param irreducibleLoss what no model and no data get below
 * @param effectiveParameters parameters after sparsity, precision and too little data
 * @param effectiveTokens different tokens in small batches that teach as much
 * @param outsideFit whether the law was fitted to runs unlike this one
 * @param notes what a reader must know before trusting the number
 */
public record LossEstimate(
        double loss,
        String law,
        double irreducibleLoss,
        double effectiveParameters,
        double effectiveTokens,
        boolean outsideFit,
        List<String> notes) {

    public LossEstimate {
        notes = List.copyOf(notes);
    }

    /** What better models and more data could still remove. */
    public double reducibleLoss() {
        return loss - irreducibleLoss;
    }
}
