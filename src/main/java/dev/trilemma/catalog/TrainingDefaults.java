package dev.trilemma.catalog;

import dev.trilemma.engine.hardware.Accelerator;
import dev.trilemma.engine.hardware.Generation;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;

/** What runs do where a plan does not say: the batch that is usual for a size of model, and the kernels that hardware lacks. */
@Component
final class TrainingDefaults {

    private final Figures figures = ReferenceFiles.yaml("training-defaults.yaml", Figures.class);

    /**
     * Tokens of the optimizer steps that published runs took: a power law of the model's size, fitted to them. It leaves out the
     * tokens of a run, so that no run becomes cheaper by being longer.
     */
    double tokensPerStep(double activeParameters) {
        GlobalBatch batch = figures.globalBatch();
        return batch.coefficient() * Math.pow(activeParameters, batch.parametersExponent());
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

    /** @param coefficient tokens of a step of one parameter */
    record GlobalBatch(double coefficient, double parametersExponent, String source) {}

    record WithoutFlashAttention(List<Generation> generations, Set<String> accelerators, String source) {}
}
