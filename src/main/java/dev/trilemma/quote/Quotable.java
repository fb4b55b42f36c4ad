package dev.trilemma.quote;

import dev.trilemma.catalog.PlanDocument;
import dev.trilemma.plan.PlanView;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What a quote is asked for: a plan document, and the saved plan it is from, if any. */
record Quotable(
        PlanDocument document,
        @Nullable UUID planId,
        @Nullable Long planRevision) {

    static Quotable of(PlanDocument document) {
        return new Quotable(document, null, null);
    }

    static Quotable of(PlanView plan) {
        return new Quotable(plan.plan(), plan.id(), plan.revision());
    }
}
