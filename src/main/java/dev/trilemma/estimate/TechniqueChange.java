package dev.trilemma.estimate;

import java.util.function.DoubleUnaryOperator;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a technique changes of a plan.
 *
 * @param patch of the plan document; empty where nothing of it changes
 * @param slowdown time over that of the patched plan, for what no field of a plan says
 * @param loss the loss with the technique from that of the patched plan
 * @param qualityUnmeasured whether quality is published to suffer in a way that no law of loss sees
 * @param note what to know of the figures
 */
record TechniqueChange(
        ObjectNode patch,
        double slowdown,
        DoubleUnaryOperator loss,
        boolean qualityUnmeasured,
        @Nullable String note) {

    static TechniqueChange of(ObjectNode patch) {
        return new TechniqueChange(patch, 1, DoubleUnaryOperator.identity(), false, null);
    }

    TechniqueChange with(String other) {
        return new TechniqueChange(patch, slowdown, loss, qualityUnmeasured, other);
    }

    /** The same, where quality suffers in a way that the note says and no law sees. */
    TechniqueChange unmeasured(@Nullable String other) {
        return new TechniqueChange(patch, slowdown, loss, true, other);
    }
}
