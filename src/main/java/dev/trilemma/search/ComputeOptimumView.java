package dev.trilemma.search;

import dev.trilemma.catalog.Assumption;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How compute is spent best, and what it costs to spend it otherwise.
 *
 * @param best the model and the tokens with the lowest loss for the compute
 * @param laws the same by every published law: they disagree
 * @param overTraining smaller and larger models with the same loss, and what they take
 * @param smallestParameters no number of tokens brings a smaller model to this loss
 * @param serving the model that takes the least to train and to serve; absent where nothing is served
 * @param repeatedData what so few different tokens mean; absent where there are enough
 * @param criticalBatch how large a step may be
 * @param assumptions what was left open
 * @param notes what to know before relying on the answer
 */
record ComputeOptimumView(
        Optimum best,
        List<Optimum> laws,
        List<OverTraining> overTraining,
        double smallestParameters,
        @Nullable Serving serving,
        @Nullable Repeats repeatedData,
        Batches criticalBatch,
        List<Assumption> assumptions,
        List<String> notes) {

    /**
     * The best model for some compute.
     *
     * @param law the law's slug
     * @param loss nats per token, on the law's own data: losses of different laws do not compare
     * @param outsideFit whether the law was fitted to runs unlike this one
     */
    record Optimum(
            String law,
            double flops,
            double parameters,
            double tokens,
            double tokensPerParameter,
            double loss,
            double reducibleLoss,
            boolean outsideFit) {}

    /**
     * Another model with the loss of the best.
     *
     * @param parameterRatio its parameters over the best's, and so what serving a token takes
     * @param overhead its training compute over the best's
     */
    record OverTraining(
            double parameterRatio, double parameters, double tokens, double tokensPerParameter, double overhead) {}

    /**
     * Training and serving together.
     *
     * @param trainingFlops six for each parameter and token
     * @param inferenceFlops two for each parameter and served token
     * @param trainingOverhead training compute over that of the best for training alone
     * @param saved share of the whole that is saved over training the best and serving it
     */
    record Serving(
            double inferenceTokens,
            double parameters,
            double tokens,
            double tokensPerParameter,
            double trainingFlops,
            double inferenceFlops,
            double trainingOverhead,
            double saved) {}

    /**
     * The best model on repeated data (Muennighoff et al. 2023).
     *
     * @param epochs passes that the tokens of the best make
     * @param effectiveTokens different tokens that would teach as much
     * @param efficiency effective tokens over processed ones
     * @param loss of that run
     * @param lowestLoss that this model gets to with any number of passes
     */
    record Repeats(
            double uniqueTokens,
            double epochs,
            double effectiveTokens,
            double efficiency,
            double loss,
            double lowestLoss) {}

    /**
     * Tokens of a step beyond which speed costs tokens, by two laws that disagree.
     *
     * @param byData by the amount of data (Zhang et al. 2024), the law that estimates use
     * @param byLoss by the loss (Kaplan et al. 2020)
     * @param fifthWasted tokens of a step that wastes a fifth, by the first law
     */
    record Batches(double byData, double byLoss, double fifthWasted) {}
}
