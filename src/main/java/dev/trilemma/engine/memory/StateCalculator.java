package dev.trilemma.engine.memory;

import dev.trilemma.engine.plan.Framework;
import dev.trilemma.engine.plan.Method;
import dev.trilemma.engine.plan.Parallelism;
import dev.trilemma.engine.plan.ResolvedPlan;
import dev.trilemma.engine.plan.Training;
import dev.trilemma.engine.shape.ModelShape;

/** Weights, gradients and optimizer state of a stage, sharded as ZeRO does (Rajbhandari et al. 2020, section 5). */
final class StateCalculator {

    private final MemoryConstants constants;

    StateCalculator(MemoryConstants constants) {
        this.constants = constants;
    }

    double weightBytes(ResolvedPlan plan, Parallelism parallelism, Stage stage) {
        ModelShape shape = plan.shape();
        Training training = plan.training();
        double tables = StageParameters.tables(shape, parallelism, stage) * tableWeightBytes(training)
                + teacherBytes(training, parallelism);
        double adapters = training.method().frozenBase()
                ? StageParameters.trained(plan, parallelism, stage, 3) * StateBytes.weight(training)
                : 0;
        double layers = plan.offload().weights() ? 0 : layerBytes(shape, training, parallelism);
        return tables / StageParameters.replicas(parallelism, 3) + adapters + layers;
    }

    private double layerBytes(ModelShape shape, Training training, Parallelism parallelism) {
        double weights = StageParameters.dense(shape, parallelism) / StageParameters.replicas(parallelism, 3)
                + StageParameters.routed(shape, parallelism) / StageParameters.expertReplicas(parallelism, 3);
        return weights * training.layerWeightBytes();
    }

    private double tableWeightBytes(Training training) {
        return training.method() == Method.QLORA ? constants.quantizedTableBytes() : training.layerWeightBytes();
    }

    /** A teacher only computes: weights, and nothing else that lasts. */
    private static double teacherBytes(Training training, Parallelism parallelism) {
        ModelShape teacher = training.teacher();
        return teacher == null
                ? 0
                : teacher.parameters()
                        * StateBytes.weight(training)
                        / ((double) parallelism.tensor() * parallelism.pipeline());
    }

    double gradientBytes(ResolvedPlan plan, Parallelism parallelism, Stage stage) {
        double gradients = stepsInBackward(plan.training(), parallelism)
                ? largestTensorGroup(plan.shape())
                : StageParameters.trained(plan, parallelism, stage, 2);
        return gradients * StateBytes.gradient(plan.training());
    }

    double optimizerBytes(ResolvedPlan plan, Parallelism parallelism, Stage stage) {
        return plan.offload().optimizer() || pagesMoments(plan, parallelism)
                ? 0
                : StageParameters.trained(plan, parallelism, stage, 1) * StateBytes.optimizer(plan.training());
    }

    /** Fine-tuning on one accelerator steps as gradients appear, so that those of one layer are there at a time (Lv et al. 2023). */
    private static boolean stepsInBackward(Training training, Parallelism parallelism) {
        return StateBytes.plainBf16(training)
                && training.framework() == Framework.OTHER
                && parallelism.acceleratorCount() == 1;
    }

    private static double largestTensorGroup(ModelShape shape) {
        return Math.max(
                Math.max(shape.headWeights(), shape.expertWeights()),
                (double) shape.attentionWeights() + shape.feedForwardWeights());
    }

    /** Its moments move to host memory where the state would not fit (paged optimizers: Dettmers et al. 2023, section 3). */
    private static boolean pagesMoments(ResolvedPlan plan, Parallelism parallelism) {
        Training training = plan.training();
        double bytes = StateBytes.weight(training) + StateBytes.gradient(training) + StateBytes.optimizer(training);
        return stepsInBackward(training, parallelism)
                && plan.shape().parameters() * bytes
                        > plan.cluster().accelerator().memoryBytes();
    }
}
