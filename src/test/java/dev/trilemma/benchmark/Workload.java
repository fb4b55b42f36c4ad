package dev.trilemma.benchmark;

import dev.trilemma.catalog.Models;
import dev.trilemma.engine.Plans;
import dev.trilemma.engine.Shapes;
import dev.trilemma.engine.plan.AttentionKernel;
import dev.trilemma.engine.plan.Framework;
import dev.trilemma.engine.plan.Method;
import dev.trilemma.engine.plan.Offload;
import dev.trilemma.engine.plan.Parallelism;
import dev.trilemma.engine.plan.Recomputation;
import dev.trilemma.engine.plan.ResolvedPlan;
import dev.trilemma.engine.plan.Strategy;
import dev.trilemma.engine.plan.Training;
import dev.trilemma.engine.shape.ModelShape;

/** Plans that fit, with every choice made. */
public enum Workload {
    /** A dense decoder, fully sharded over 64 accelerators. */
    SHARDED(Shapes.LLAMA_3_8B, 4096, 512, Framework.FSDP, new Parallelism(1, 1, 1, 1, 1, 64, 3, false, 1)),
    /** A dense decoder under tensor, interleaved pipeline and data parallelism on 1,024 accelerators. */
    PIPELINED(Shapes.GPT_3, 2048, 1536, Framework.MEGATRON, new Parallelism(8, 8, 2, 1, 1, 16, 1, true, 1)),
    /** A mixture of experts with latent attention on 2,048 accelerators. */
    MIXTURE(
            Models.ofFiles().model("deepseek-v3").shape(),
            4096,
            3840,
            Framework.MEGATRON,
            new Parallelism(1, 16, 1, 1, 64, 128, 1, false, 1));

    private final ModelShape shape;
    private final int sequenceLength;
    private final int globalBatchSize;
    private final Framework framework;
    private final Parallelism parallelism;

    Workload(ModelShape shape, int sequenceLength, int globalBatchSize, Framework framework, Parallelism parallelism) {
        this.shape = shape;
        this.sequenceLength = sequenceLength;
        this.globalBatchSize = globalBatchSize;
        this.framework = framework;
        this.parallelism = parallelism;
    }

    Strategy strategy() {
        return new Strategy(parallelism, Recomputation.FULL);
    }

    ResolvedPlan plan() {
        Training training =
                Plans.training(Method.PRETRAINING, sequenceLength, globalBatchSize, AttentionKernel.FLASH, framework);
        return new ResolvedPlan(
                shape,
                training,
                Plans.cluster((int) parallelism.acceleratorCount()),
                Plans.given(parallelism),
                Recomputation.FULL,
                Offload.NOTHING);
    }
}
