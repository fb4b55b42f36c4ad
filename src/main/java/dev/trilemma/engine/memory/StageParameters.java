package dev.trilemma.engine.memory;

import dev.trilemma.engine.plan.Parallelism;
import dev.trilemma.engine.plan.ResolvedPlan;
import dev.trilemma.engine.shape.Experts;
import dev.trilemma.engine.shape.ModelShape;

/**
 * Parameters of one rank of one pipeline stage, before ZeRO.
 *
 * @param dense parameters that every expert-parallel rank holds, over tensor ranks
 * @param routed parameters of this rank's experts
 * @param adapters trained parameters beside frozen ones
 * @param frozenBase only the adapters are trained
 */
record StageParameters(double dense, double routed, double adapters, boolean frozenBase) {

    static StageParameters of(ResolvedPlan plan, Parallelism parallelism, boolean withHead, boolean withEmbedding) {
        ModelShape shape = plan.shape();
        double share = fullestStageShare(shape.totalLayers(), parallelism.pipeline());
        double table = (double) shape.headWeights();
        boolean tied = shape.embeddings().tied();
        double tables = (withEmbedding ? table : 0) + (withHead && !(tied && withEmbedding) ? table : 0);
        double routedAll = routedParameters(shape);
        double stored = tied ? table : 2 * table;
        double layers = shape.parameters() - stored - routedAll;
        return new StageParameters(
                (layers * share + tables) / parallelism.tensor(),
                routedAll * share / parallelism.expert(),
                plan.training().method().frozenBase() ? plan.trainableParameters() * share / parallelism.tensor() : 0,
                plan.training().method().frozenBase());
    }

    /** Parameters left on this rank where ZeRO shards them from this stage on. */
    double shards(Parallelism parallelism, int shardedFrom) {
        return sharded(parallelism, shardedFrom, dense, routed);
    }

    /** Trained parameters left on this rank where ZeRO shards them from this stage on. */
    double trainedShards(Parallelism parallelism, int shardedFrom) {
        return frozenBase ? sharded(parallelism, shardedFrom, adapters, 0) : shards(parallelism, shardedFrom);
    }

    private static double sharded(Parallelism parallelism, int shardedFrom, double dense, double routed) {
        if (parallelism.zeroStage() < shardedFrom) {
            return dense + routed;
        }
        double replicas = (double) parallelism.data() * parallelism.context();
        double expertReplicas = Math.max(1, replicas * parallelism.tensor() / parallelism.expert());
        return dense / replicas + routed / expertReplicas;
    }

    private static double fullestStageShare(int layers, int stages) {
        return Math.ceil((double) layers / stages) / layers;
    }

    private static double routedParameters(ModelShape shape) {
        Experts experts = shape.experts();
        return experts == null ? 0 : (double) shape.mixtureLayers() * experts.count() * shape.expertWeights();
    }
}
