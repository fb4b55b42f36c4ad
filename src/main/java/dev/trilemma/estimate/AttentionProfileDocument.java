package dev.trilemma.estimate;

import dev.trilemma.catalog.ArchitectureDocument;
import dev.trilemma.catalog.Assumption;
import dev.trilemma.engine.hardware.Precision;
import dev.trilemma.engine.plan.AttentionKernel;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.Size;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What to profile. The model is exactly one of {@code model}, {@code architecture} and {@code huggingFaceConfig}.
 *
 * @param model a model's slug or alias
 * @param architecture explicit dimensions
 * @param huggingFaceConfig a model's {@code config.json}, as it is
 * @param sequenceLengths lengths to profile, up to 100
 * @param attentionKernels absent: both
 * @param precision number format of the activations; absent: bf16
 * @param batchSize sequences at a time; absent: 1
 * @param accelerator slug or alias of the accelerator whose memory limits the sequence; absent: no limit is worked out
 */
record AttentionProfileDocument(
        @Nullable @Size(max = 100) String model,
        @Nullable @Valid ArchitectureDocument architecture,
        @Nullable Map<String, Object> huggingFaceConfig,
        @NotEmpty @Size(max = 100) List<@NotNull @Positive @Max(100_000_000) Integer> sequenceLengths,
        @Nullable @Size(min = 1, max = 2) List<@NotNull AttentionKernel> attentionKernels,
        @Nullable Precision precision,
        @Nullable @Positive @Max(1_000_000) Integer batchSize,
        @Nullable @Size(max = 100) String accelerator) {

    private static final List<AttentionKernel> BOTH = List.of(AttentionKernel.STANDARD, AttentionKernel.FLASH);

    List<AttentionKernel> kernels() {
        return attentionKernels == null ? BOTH : attentionKernels;
    }

    Precision usedPrecision() {
        return precision == null ? Precision.BF16 : precision;
    }

    int sequences() {
        return batchSize == null ? 1 : batchSize;
    }

    /** What was left open, beside the model. */
    List<Assumption> assumptions() {
        List<Assumption> made = new ArrayList<>();
        if (attentionKernels == null) {
            made.add(new Assumption("attentionKernels", "standard, flash", "both, to compare them"));
        }
        if (precision == null) {
            made.add(new Assumption("precision", "bf16", "usual for training"));
        }
        if (batchSize == null) {
            made.add(new Assumption("batchSize", "1", "one sequence at a time"));
        }
        if (accelerator != null) {
            made.add(new Assumption(
                    "memoryLimits",
                    "activations of the layers, nothing recomputed, nothing split",
                    "weights, optimizer and loss can be sharded or computed in chunks"));
        }
        return made;
    }
}
