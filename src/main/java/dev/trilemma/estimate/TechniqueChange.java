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
 * @param unmeasured the vertex that suffers in a way that no figure shows; null where none does
 * @param note what to know of the figures
 */
record TechniqueChange(
        ObjectNode patch,
        double slowdown,
        DoubleUnaryOperator loss,
        @Nullable String unmeasured,
        @Nullable String note) {

    static TechniqueChange of(ObjectNode patch) {
        return new TechniqueChange(patch, 1, DoubleUnaryOperator.identity(), null, null);
    }

    TechniqueChange with(String other) {
        return new TechniqueChange(patch, slowdown, loss, unmeasured, other);
    }

    /** The same, where a vertex suffers in a way that the note says and no figure shows. */
    TechniqueChange unmeasured(String vertex, @Nullable String other) {
        return new TechniqueChange(patch, slowdown, loss, vertex, other);
    }
}
