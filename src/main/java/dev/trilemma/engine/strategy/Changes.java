package dev.trilemma.engine.strategy;

import dev.trilemma.engine.plan.Parallelism;
import java.util.ArrayList;
import java.util.List;

/** Says in words how one layout differs from another. */
final class Changes {

    private Changes() {}

    static String of(String name, Object before, Object after) {
        return name + " " + before + " → " + after;
    }

    static String between(Parallelism before, Parallelism after) {
        List<String> changes = new ArrayList<>();
        add(changes, "tensor", before.tensor(), after.tensor());
        add(changes, "pipeline", before.pipeline(), after.pipeline());
        add(changes, "virtualPipeline", before.virtualPipeline(), after.virtualPipeline());
        add(changes, "context", before.context(), after.context());
        add(changes, "expert", before.expert(), after.expert());
        add(changes, "data", before.data(), after.data());
        add(changes, "zeroStage", before.zeroStage(), after.zeroStage());
        add(changes, "sequenceParallel", before.sequenceParallel(), after.sequenceParallel());
        add(changes, "microBatchSize", before.microBatchSize(), after.microBatchSize());
        return String.join(", ", changes);
    }

    private static void add(List<String> changes, String name, Object before, Object after) {
        if (!before.equals(after)) {
            changes.add(of(name, before, after));
        }
    }
}
