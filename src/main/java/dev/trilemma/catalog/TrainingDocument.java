package dev.trilemma.catalog;

import dev.trilemma.engine.hardware.Precision;
import dev.trilemma.engine.plan.AttentionKernel;
import dev.trilemma.engine.plan.Framework;
import dev.trilemma.engine.plan.LoraTarget;
import dev.trilemma.engine.plan.Method;
import dev.trilemma.engine.plan.Optimizer;
import dev.trilemma.engine.plan.Recomputation;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is trained on how much, and how. The budget is {@code tokens}, or {@code datasetTokens} × {@code epochs}.
 *
 * @param method what the run does to the weights; absent: pretraining
 * @param tokens tokens processed, repeats included
 * @param datasetTokens different tokens in the data set
 * @param epochs passes over the data set; absent: 1
 * @param sequenceLength tokens of one sequence; absent: the length the model was trained at, else its learned positions, else 2,048
 * @param globalBatchSize sequences of one optimizer step, over all accelerators; absent: what published models of this size took
 * @param precision number format of the matrix products; absent: bf16, or fp16 where the hardware lacks it
 * @param optimizer absent: adamw
 * @param recomputation activations computed again to save memory; absent: the least that fits, or full for decoders with standard attention
 * @param attentionKernel absent: flash, or standard where the hardware lacks it
 * @param framework the training stack, which decides what overlaps; absent: other
 * @param loraRank rank of low-rank adapters; absent: 16
 * @param loraTargets projections that low-rank adapters are added to; absent: query and value, of qlora all
 * @param adapterSize inner width of bottleneck adapters; absent: 64
 * @param teacher slug of the model a distilled student learns from
 */
public record TrainingDocument(
        @Nullable Method method,
        @Nullable @Positive @DecimalMax("1e18") Double tokens,
        @Nullable @Positive @DecimalMax("1e18") Double datasetTokens,
        @Nullable @Positive @DecimalMax("1e6") Double epochs,
        @Nullable @Positive @Max(100_000_000) Integer sequenceLength,
        @Nullable @Positive @Max(100_000_000) Integer globalBatchSize,
        @Nullable Precision precision,
        @Nullable Optimizer optimizer,
        @Nullable Recomputation recomputation,
        @Nullable AttentionKernel attentionKernel,
        @Nullable Framework framework,
        @Nullable @Positive @Max(100_000) Integer loraRank,
        @Nullable @Size(min = 1, max = 5) List<LoraTarget> loraTargets,
        @Nullable @Positive @Max(100_000) Integer adapterSize,
        @Nullable @Size(max = 100) String teacher) {}
