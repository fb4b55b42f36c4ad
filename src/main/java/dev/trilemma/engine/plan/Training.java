package dev.trilemma.engine.plan;

import static dev.trilemma.engine.InvalidPlan.require;

import dev.trilemma.engine.hardware.Precision;
import dev.trilemma.engine.shape.ModelShape;
import org.jspecify.annotations.Nullable;

/**
 * What a run does: data, batch, number formats and software.
 *
 * @param tokens tokens processed, repeats included
 * @param uniqueTokens different tokens; fewer than {@code tokens} where data is repeated
 * @param globalBatchSize sequences of one optimizer step
 * @param adapters what is trained beside frozen weights
 * @param teacher the model a distilled student learns from
 */
public record Training(
        Method method,
        double tokens,
        double uniqueTokens,
        int sequenceLength,
        int globalBatchSize,
        Precision precision,
        Optimizer optimizer,
        AttentionKernel attentionKernel,
        Framework framework,
        Adapters adapters,
        @Nullable ModelShape teacher) {

    /** 4.127 bits, and a share of what is left unquantised (Dettmers et al. 2023, QLoRA, section 3). */
    private static final double NF4_BYTES = 0.53;

    public Training {
        require(tokens >= 1 && Double.isFinite(tokens), "/training/tokens", "must be at least 1 and finite");
        require(uniqueTokens > 0 && uniqueTokens <= tokens, "/training/datasetTokens", "must be greater than 0");
        require(sequenceLength > 0, "/training/sequenceLength", "must be greater than 0");
        require(globalBatchSize > 0, "/training/globalBatchSize", "must be greater than 0");
    }

    /** Tokens of one optimizer step. */
    public double tokensPerStep() {
        return (double) globalBatchSize * sequenceLength;
    }

    /** Optimizer steps, the last one full. */
    public long stepCount() {
        return (long) Math.ceil(tokens / tokensPerStep());
    }

    /** A weight of a layer as it is stored, and moved: a frozen one in NF4, any other as it is computed with. */
    public double layerWeightBytes() {
        return method == Method.QLORA ? NF4_BYTES : precision.activationBytes();
    }

    /** Micro-batches that one replica computes in a step. */
    public int microBatches(Parallelism parallelism) {
        int taken = Math.max(1, globalBatchSize / (parallelism.data() * parallelism.microBatchSize()));
        return taken * parts(parallelism);
    }

    /** Sequences that one rank computes at a time. */
    public double sequencesAtOnce(Parallelism parallelism) {
        double taken =
                Math.min(parallelism.microBatchSize(), Math.max(1, globalBatchSize / (double) parallelism.data()));
        return taken / parts(parallelism);
    }

    /** PyTorch's own pipeline takes a micro-batch at once and splits it over its stages (torchtitan, pipeline schedules). */
    private int parts(Parallelism parallelism) {
        return framework == Framework.FSDP && parallelism.pipeline() > 1
                ? Math.min(parallelism.microBatchSize(), parallelism.pipeline())
                : 1;
    }

    /** Passes over the data. */
    public double epochs() {
        return tokens / uniqueTokens;
    }

    /** The same run with another method and its usual adapters. */
    public Training withMethod(Method other) {
        return new Training(
                other,
                tokens,
                uniqueTokens,
                sequenceLength,
                globalBatchSize,
                precision,
                optimizer,
                attentionKernel,
                framework,
                other == Method.QLORA ? adapters.onEveryProjection() : adapters,
                teacher);
    }

    /** The same run with other steps. */
    public Training withGlobalBatchSize(int other) {
        return new Training(
                method,
                tokens,
                uniqueTokens,
                sequenceLength,
                other,
                precision,
                optimizer,
                attentionKernel,
                framework,
                adapters,
                teacher);
    }

    /** The same run over another number of tokens. Where none are repeated now, none are then; else the data stays as it is. */
    public Training withTokens(double other) {
        return new Training(
                method,
                other,
                tokens == uniqueTokens ? other : Math.min(uniqueTokens, other),
                sequenceLength,
                globalBatchSize,
                precision,
                optimizer,
                attentionKernel,
                framework,
                adapters,
                teacher);
    }

    /** The same run in another precision, with another attention kernel. */
    public Training with(Precision otherPrecision, AttentionKernel otherKernel) {
        return new Training(
                method,
                tokens,
                uniqueTokens,
                sequenceLength,
                globalBatchSize,
                otherPrecision,
                optimizer,
                otherKernel,
                framework,
                adapters,
                teacher);
    }

    public Training withOptimizer(Optimizer other) {
        return new Training(
                method,
                tokens,
                uniqueTokens,
                sequenceLength,
                globalBatchSize,
                precision,
                other,
                attentionKernel,
                framework,
                adapters,
                teacher);
    }
}
