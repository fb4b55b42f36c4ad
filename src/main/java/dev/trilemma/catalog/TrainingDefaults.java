package dev.trilemma.catalog;

import dev.trilemma.engine.hardware.Accelerator;
import dev.trilemma.engine.hardware.Generation;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;

/** What runs do where a plan does not say: the batch that is usual for a compute budget, and the kernels that hardware lacks. */
@Component
final class TrainingDefaults {

    private static final double FLOPS_PER_PARAMETER_AND_TOKEN = 6;

    private final Figures figures = ReferenceFiles.yaml("training-defaults.yaml", Figures.class);

    /** Tokens of the optimizer steps that published runs took: a power law of compute, fitted to them. */
    double tokensPerStep(double activeParameters, double tokens) {
        GlobalBatch batch = figures.globalBatch();
        double computeFlops = FLOPS_PER_PARAMETER_AND_TOKEN * activeParameters * tokens;
        return batch.coefficient() * Math.pow(computeFlops, batch.computeExponent());
    }

    String batchSource() {
        return figures.globalBatch().source();
    }

    /** Whether nobody wrote a flash attention kernel for it. */
    boolean lacksFlashAttention(Accelerator accelerator) {
        WithoutFlashAttention without = figures.withoutFlashAttention();
        return without.generations().contains(accelerator.generation())
                || without.accelerators().contains(accelerator.id());
    }

    String kernelSource() {
        return figures.withoutFlashAttention().source();
    }

    /** The document {@code training-defaults.yaml}. */
    record Figures(GlobalBatch globalBatch, WithoutFlashAttention withoutFlashAttention) {}

    /** @param coefficient tokens of a step at one FLOP of compute */
    record GlobalBatch(double coefficient, double computeExponent, String source) {}

    record WithoutFlashAttention(List<Generation> generations, Set<String> accelerators, String source) {}
}
