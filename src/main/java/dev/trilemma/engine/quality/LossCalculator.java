package dev.trilemma.engine.quality;

/**
 * Predicts the loss of a run by a scaling law. Repeats, large batches and narrow number formats enter as fewer effective
 * tokens or parameters, never as a percentage of some score.
 */
public final class LossCalculator {

    public LossEstimate loss(ScalingLaw law, Learning learning, QualityFactors factors) {
        PrecisionEffect precision = factors.effectOf(learning.precision());
        double baseTokens = baseTokens(law, learning);
        BatchPenalty penalty = learning.method().frozenBase() ? null : penalty(law, learning, factors.criticalBatch());
        double learnedTokens = penalty == null ? 0 : penalty.effectiveTokens(repeatedTokens(law, learning));
        double effectiveTokens = baseTokens + learnedTokens;
        double effectiveParameters = effectiveParameters(law, learning, baseTokens) * precision.parameterFactor();
        boolean outsideFit = outsideFit(law, learning, baseTokens, precision);
        return new LossEstimate(
                law.loss(effectiveParameters, effectiveTokens) * precision.lossFactor(),
                law.id(),
                law.irreducibleLoss(),
                effectiveParameters,
                effectiveTokens,
                outsideFit,
                LossNotes.of(law, factors.criticalBatch(), learning, precision, penalty, outsideFit));
    }

    /**
     * Tokens behind the weights that a run starts from. Where nobody published them, those that a model of this size is the
     * best one for.
     */
    private static double baseTokens(ScalingLaw law, Learning learning) {
        if (!learning.method().startsTrained()) {
            return 0;
        }
        Double known = learning.baseTokens();
        return known == null ? new ComputeOptimum(law).tokensForParameters(learning.parameters()) : known;
    }

    private static double repeatedTokens(ScalingLaw law, Learning learning) {
        return law.repeatedData().effectiveTokens(learning.tokens(), learning.uniqueTokens());
    }

    private static double effectiveParameters(ScalingLaw law, Learning learning, double baseTokens) {
        return law.repeatedData().effectiveParameters(learning.parameters(), baseTokens + learning.uniqueTokens());
    }

    private static BatchPenalty penalty(ScalingLaw law, Learning learning, CriticalBatch criticalBatch) {
        double loss = law.loss(learning.parameters(), repeatedTokens(law, learning));
        return criticalBatch.penalty(learning.tokensPerStep(), learning.tokens(), loss);
    }

    private static boolean outsideFit(ScalingLaw law, Learning learning, double baseTokens, PrecisionEffect precision) {
        double tokens = baseTokens + (learning.method().frozenBase() ? 0 : learning.tokens());
        return learning.otherKind()
                || learning.fineTuned()
                || learning.unknownBase()
                || precision.parameterFactor() < 1
                || !law.fittedRange().covers(learning.parameters(), tokens, learning.epochs());
    }
}
