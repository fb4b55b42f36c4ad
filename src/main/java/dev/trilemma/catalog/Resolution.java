package dev.trilemma.catalog;

import dev.trilemma.engine.plan.ResolvedPlan;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A plan with every name looked up, what was assumed on the way, and what its reader should know.
 *
 * @param modelId the catalog's slug, or {@code custom} for explicit dimensions
 * @param model the catalog's model, where the plan names one
 */
public record Resolution(
        ResolvedPlan plan,
        String modelId,
        @Nullable CatalogModel model,
        List<Assumption> assumptions,
        List<Warning> warnings) {}
