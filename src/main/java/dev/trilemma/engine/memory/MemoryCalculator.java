package dev.trilemma.engine.memory;

import dev.trilemma.engine.plan.Parallelism;
import dev.trilemma.engine.plan.ResolvedPlan;
import dev.trilemma.engine.plan.Strategy;
import dev.trilemma.engine.plan.Training;

/**
 * What the fullest accelerator holds at the peak of a step.
 *
 * <p>Of a pipeline either the first stage is fullest, which keeps activations of the most micro-batches, or the last, which has the
 * logits. The peak is the start of the backward pass, where all activations are kept and either the loss or the last layer is at
 * work; or, in stacks that copy gradients for it, the optimizer step. A question about one candidate is answered in primitives, so
 * that a search allocates nothing; {@link #perAccelerator} puts the same numbers into a record.
 */
public final class MemoryCalculator {

    private final MemoryConstants constants;
    private final StateCalculator state;
    private final ActivationCalculator activations;
    private final BufferCalculator buffers;

    public MemoryCalculator(MemoryConstants constants) {
        this.constants = constants;
        this.state = new StateCalculator(constants);
        this.activations = new ActivationCalculator(constants);
        this.buffers = new BufferCalculator(constants);
    }

    /** The footprint of the fullest stage. */
    public MemoryFootprint perAccelerator(ResolvedPlan plan, Strategy strategy) {
        Stage stage = fullest(plan, strategy);
        Parallelism parallelism = strategy.parallelism();
        double activationBytes = activationBytes(plan, strategy, stage, lastingBytes(plan, parallelism, stage));
        return new MemoryFootprint(
                state.weightBytes(plan, parallelism, stage),
                state.gradientBytes(plan, parallelism, stage),
                state.optimizerBytes(plan, parallelism, stage),
                activationBytes,
                buffers.lastingBytes(plan, parallelism, stage)
                        + peakBytes(plan, parallelism, stage, activationBytes)
                        - activationBytes,
                capacityBytes(plan));
    }

    /** The sum of the footprint's components. */
    public double totalBytes(ResolvedPlan plan, Strategy strategy) {
        if (strategy.parallelism().pipeline() == 1) {
            return totalBytes(plan, strategy, Stage.ONLY);
        }
        return Math.max(totalBytes(plan, strategy, Stage.FIRST), totalBytes(plan, strategy, Stage.LAST));
    }

    /** Whether the fullest stage fits in its accelerator. */
    public boolean fits(ResolvedPlan plan, Strategy strategy) {
        return totalBytes(plan, strategy) <= capacityBytes(plan);
    }

    /** What of the fullest stage is more than its accelerator holds; state before activations, so that less is computed of what is far too large. */
    public Shortage shortage(ResolvedPlan plan, Strategy strategy) {
        if (strategy.parallelism().pipeline() == 1) {
            return shortage(plan, strategy, Stage.ONLY);
        }
        Shortage first = shortage(plan, strategy, Stage.FIRST);
        return first == Shortage.NONE ? shortage(plan, strategy, Stage.LAST) : first;
    }

    private Shortage shortage(ResolvedPlan plan, Strategy strategy, Stage stage) {
        double capacity = capacityBytes(plan);
        double lasting = lastingBytes(plan, strategy.parallelism(), stage);
        if (lasting > capacity) {
            return Shortage.STATE;
        }
        double activationBytes = activationBytes(plan, strategy, stage, lasting);
        double total = lasting + peakBytes(plan, strategy.parallelism(), stage, activationBytes);
        return total > capacity ? Shortage.ACTIVATIONS : Shortage.NONE;
    }

    /** What a restart needs on disk: every trained weight with its master copy and moments. */
    public double checkpointBytes(ResolvedPlan plan) {
        Training training = plan.training();
        return plan.trainableParameters() * (StateBytes.weight(training) + StateBytes.optimizer(training));
    }

    private Stage fullest(ResolvedPlan plan, Strategy strategy) {
        if (strategy.parallelism().pipeline() == 1) {
            return Stage.ONLY;
        }
        return totalBytes(plan, strategy, Stage.FIRST) >= totalBytes(plan, strategy, Stage.LAST)
                ? Stage.FIRST
                : Stage.LAST;
    }

    private double totalBytes(ResolvedPlan plan, Strategy strategy, Stage stage) {
        double lasting = lastingBytes(plan, strategy.parallelism(), stage);
        double activationBytes = activationBytes(plan, strategy, stage, lasting);
        return lasting + peakBytes(plan, strategy.parallelism(), stage, activationBytes);
    }

    /** What is there through the whole step. */
    private double lastingBytes(ResolvedPlan plan, Parallelism parallelism, Stage stage) {
        return state.weightBytes(plan, parallelism, stage)
                + state.gradientBytes(plan, parallelism, stage)
                + state.optimizerBytes(plan, parallelism, stage)
                + buffers.lastingBytes(plan, parallelism, stage);
    }

    /** What comes and goes: activations as the allocator holds them, or what the optimizer step copies once they are gone. */
    private double peakBytes(ResolvedPlan plan, Parallelism parallelism, Stage stage, double activationBytes) {
        return Math.max(allocated(plan) * activationBytes, buffers.stepCopyBytes(plan, parallelism, stage));
    }

    /**
     * What is allocated for each byte of activations. A compiler places them before the run, and Megatron's dense layers are alike, so
     * that freed blocks fit again; elsewhere, and where experts get varying numbers of tokens, the allocator holds more than is asked
     * for.
     */
    private double allocated(ResolvedPlan plan) {
        boolean tight = switch (plan.training().framework()) {
            case MAXTEXT -> true;
            case MEGATRON -> plan.shape().experts() == null;
            case FSDP, DEEPSPEED, DDP, OTHER -> false;
        };
        return tight ? 1 : 1 + constants.allocatorSlack();
    }

    private double activationBytes(ResolvedPlan plan, Strategy strategy, Stage stage, double lastingBytes) {
        double room = capacityBytes(plan) - constants.contextBytes() - lastingBytes;
        return activations.bytes(plan, strategy, stage, room / allocated(plan));
    }

    private static double capacityBytes(ResolvedPlan plan) {
        return plan.cluster().accelerator().memoryBytes();
    }
}
