package dev.trilemma.engine.memory;

import dev.trilemma.engine.plan.Parallelism;
import dev.trilemma.engine.plan.ResolvedPlan;
import dev.trilemma.engine.shape.Experts;
import dev.trilemma.engine.shape.ModelShape;

/** Counts the parameters of one rank of one pipeline stage, as doubles, so that a candidate of a search allocates nothing. */
final class StageParameters {

    private StageParameters() {}

    /** Layers of the fullest stage. */
    static double layers(ModelShape shape, Parallelism parallelism) {
        return Math.ceil((double) shape.totalLayers() / parallelism.pipeline());
    }

    /** Weights of the token table and the output head; a stage that has both keeps a tied table once. */
    static double tables(ModelShape shape, Parallelism parallelism, Stage stage) {
        boolean twice = stage == Stage.ONLY && !shape.embeddings().tied();
        return (twice ? 2.0 : 1.0) * shape.headWeights() / parallelism.tensor();
    }

    /** Everything else that all expert-parallel ranks hold. */
    static double dense(ModelShape shape, Parallelism parallelism) {
        double table = shape.headWeights();
        double stored = shape.embeddings().tied() ? table : 2 * table;
        double layers = shape.parameters() - stored - routedParameters(shape);
        return layers * stageShare(shape, parallelism) / parallelism.tensor();
    }

    /** Parameters of this rank's experts. */
    static double routed(ModelShape shape, Parallelism parallelism) {
        return routedParameters(shape)
                * stageShare(shape, parallelism)
                / ((double) parallelism.expert() * parallelism.expertTensor());
    }

    /** Weights that are trained beside frozen ones. */
    static double adapters(ResolvedPlan plan, Parallelism parallelism) {
        return plan.trainableParameters() * stageShare(plan.shape(), parallelism) / parallelism.tensor();
    }

    /** Parameters that receive gradients on this rank where ZeRO shards them from that stage on (Rajbhandari et al. 2020, section 5). */
    static double trained(ResolvedPlan plan, Parallelism parallelism, Stage stage, int shardedFrom) {
        if (plan.training().method().frozenBase()) {
            return adapters(plan, parallelism) / replicas(parallelism, shardedFrom);
        }
        ModelShape shape = plan.shape();
        return (dense(shape, parallelism) + tables(shape, parallelism, stage)) / replicas(parallelism, shardedFrom)
                + routed(shape, parallelism) / expertReplicas(parallelism, shardedFrom);
    }

    /** Ranks that share what ZeRO shards from that stage on. */
    static double replicas(Parallelism parallelism, int shardedFrom) {
        return parallelism.zeroStage() < shardedFrom ? 1 : parallelism.replicas();
    }

    /** The same for experts, which fewer ranks hold copies of. */
    static double expertReplicas(Parallelism parallelism, int shardedFrom) {
        return parallelism.zeroStage() < shardedFrom ? 1 : parallelism.expertReplicas();
    }

    private static double stageShare(ModelShape shape, Parallelism parallelism) {
        return layers(shape, parallelism) / shape.totalLayers();
    }

    private static double routedParameters(ModelShape shape) {
        Experts experts = shape.experts();
        return experts == null ? 0 : (double) shape.mixtureLayers() * experts.count() * shape.expertWeights();
    }
}
