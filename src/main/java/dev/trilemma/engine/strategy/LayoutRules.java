package dev.trilemma.engine.strategy;

import static dev.trilemma.engine.InvalidPlan.require;

import dev.trilemma.engine.InvalidPlan;
import dev.trilemma.engine.plan.OpenParallelism;
import dev.trilemma.engine.plan.ResolvedPlan;
import dev.trilemma.engine.shape.Experts;
import dev.trilemma.engine.shape.ModelShape;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What a given layout must hold; each rule names the field that breaks it. */
final class LayoutRules {

    /** Embedding and head may each take the place of a layer. */
    private static final int TABLES = 2;

    private LayoutRules() {}

    /** Refuses what no choice of the open fields can make right. */
    static void check(ResolvedPlan plan) {
        OpenParallelism given = plan.parallelism();
        productFillsTheCluster(plan, given);
        batchDivides(plan, given);
        stagesHaveLayers(plan.shape(), given);
        sequenceIsLongEnough(plan.training().sequenceLength(), given);
        expertsExist(plan.shape(), given);
        expertGroupsDivide(given);
    }

    private static void productFillsTheCluster(ResolvedPlan plan, OpenParallelism given) {
        int count = plan.cluster().acceleratorCount();
        long product = product(given.tensor(), given.pipeline(), given.context(), given.data());
        boolean complete =
                given.tensor() != null && given.pipeline() != null && given.context() != null && given.data() != null;
        if (complete ? product != count : product > count) {
            throw new InvalidPlan(
                    "/parallelism",
                    String.format(
                            Locale.ROOT,
                            "tensor × pipeline × context × data is %,d, must %s acceleratorCount (%,d)",
                            product,
                            complete ? "be" : "not exceed",
                            count));
        }
    }

    private static void batchDivides(ResolvedPlan plan, OpenParallelism given) {
        int batch = plan.training().globalBatchSize();
        long replicas = product(given.data());
        long together = replicas * product(given.microBatchSize());
        require(
                batch % replicas == 0,
                "/parallelism/data",
                () -> "must divide globalBatchSize (" + batch + "), " + replicas + " does not");
        require(
                batch % together == 0,
                "/parallelism/microBatchSize",
                () -> "times data must divide globalBatchSize (" + batch + "), " + together + " does not");
    }

    private static void stagesHaveLayers(ModelShape shape, OpenParallelism given) {
        require(
                product(given.pipeline()) <= shape.totalLayers(),
                "/parallelism/pipeline",
                () -> "must not exceed the model's layers (" + shape.totalLayers() + ")");
        int most = shape.totalLayers() + TABLES;
        require(
                product(given.pipeline(), given.virtualPipeline()) <= most,
                "/parallelism/virtualPipeline",
                () -> "times pipeline must not exceed the model's layers, embedding and head (" + most + ")");
    }

    private static void sequenceIsLongEnough(int sequenceLength, OpenParallelism given) {
        require(
                product(given.context()) <= sequenceLength,
                "/parallelism/context",
                () -> "must not exceed sequenceLength (" + sequenceLength + ")");
    }

    private static void expertsExist(ModelShape shape, OpenParallelism given) {
        Experts experts = shape.experts();
        int most = experts == null ? 1 : experts.count();
        require(
                product(given.expert()) <= most,
                "/parallelism/expert",
                () -> experts == null
                        ? "must be 1: the model has no experts"
                        : "must not exceed the model's experts (" + most + ")");
    }

    private static void expertGroupsDivide(OpenParallelism given) {
        if (given.tensor() == null || given.context() == null || given.data() == null) {
            return;
        }
        long ranks = product(given.tensor(), given.context(), given.data());
        require(
                ranks % product(given.expert()) == 0,
                "/parallelism/expert",
                () -> "must divide tensor × context × data (" + ranks + ")");
    }

    private static long product(@Nullable Integer... factors) {
        long product = 1;
        for (Integer factor : factors) {
            product *= factor == null ? 1 : factor;
        }
        return product;
    }
}
