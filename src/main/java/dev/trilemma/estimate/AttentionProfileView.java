package dev.trilemma.estimate;

import dev.trilemma.catalog.Assumption;
import dev.trilemma.catalog.ResolvedModel;
import dev.trilemma.catalog.Warning;
import dev.trilemma.engine.hardware.Accelerator;
import dev.trilemma.engine.hardware.Precision;
import dev.trilemma.engine.memory.AttentionProfile;
import dev.trilemma.engine.memory.AttentionProfiler;
import dev.trilemma.engine.plan.AttentionKernel;
import dev.trilemma.engine.shape.ModelShape;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Attention by sequence length.
 *
 * @param items one for each length and kernel
 * @param crossoverSequenceLength where scores take as much work as the linear layers; absent where a window prevents that
 * @param memoryCrossoverSequenceLength where the scores that standard attention keeps outweigh all other activations
 * @param memoryLimits where memory forces another kernel or another layout; absent where no accelerator was given
 * @param assumptions what was left open, the values used and where they come from
 * @param warnings what the reader should know before relying on the answer
 */
record AttentionProfileView(
        List<AttentionProfile> items,
        @Nullable Double crossoverSequenceLength,
        double memoryCrossoverSequenceLength,
        @Nullable MemoryLimits memoryLimits,
        List<Assumption> assumptions,
        List<Warning> warnings) {

    private static final AttentionProfiler PROFILER = new AttentionProfiler();

    static AttentionProfileView of(
            AttentionProfileDocument document, ResolvedModel model, @Nullable Accelerator accelerator) {
        ModelShape shape = model.shape();
        Precision precision = document.usedPrecision();
        List<AttentionProfile> items = document.sequenceLengths().stream()
                .flatMap(length -> document.kernels().stream()
                        .map(kernel -> PROFILER.profile(shape, length, kernel, precision, document.sequences())))
                .toList();
        OptionalDouble crossover = PROFILER.crossoverSequenceLength(shape);
        return new AttentionProfileView(
                items,
                crossover.isPresent() ? crossover.getAsDouble() : null,
                PROFILER.memoryCrossoverSequenceLength(shape, precision),
                accelerator == null ? null : MemoryLimits.of(document, shape, accelerator),
                Stream.concat(document.assumptions().stream(), model.assumptions().stream())
                        .toList(),
                model.warnings());
    }

    /**
     * The longest sequences whose activations alone, with nothing recomputed and nothing split, fill one accelerator.
     *
     * @param accelerator whose memory it is
     * @param capacityBytes what it holds
     * @param longestStandardSequenceLength from here on memory forces flash attention
     * @param longestFlashSequenceLength from here on it forces context parallelism too, or recomputation
     */
    record MemoryLimits(
            String accelerator,
            double capacityBytes,
            double longestStandardSequenceLength,
            double longestFlashSequenceLength) {

        static MemoryLimits of(AttentionProfileDocument document, ModelShape shape, Accelerator accelerator) {
            return new MemoryLimits(
                    accelerator.id(),
                    accelerator.memoryBytes(),
                    longest(document, shape, accelerator, AttentionKernel.STANDARD),
                    longest(document, shape, accelerator, AttentionKernel.FLASH));
        }

        private static double longest(
                AttentionProfileDocument document, ModelShape shape, Accelerator accelerator, AttentionKernel kernel) {
            return PROFILER.longestSequenceLength(
                    shape, kernel, document.usedPrecision(), document.sequences(), accelerator.memoryBytes());
        }
    }
}
