package dev.trilemma.search;

import dev.trilemma.catalog.Accelerators;
import dev.trilemma.engine.InvalidPlan;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** What limits allow of a space; where neither the space nor the plan says what there is, all that is allowed. */
final class Allowed {

    private final LimitsDocument limits;
    private final Accelerators accelerators;

    Allowed(LimitsDocument limits, Accelerators accelerators) {
        this.limits = limits;
        this.accelerators = accelerators;
    }

    /** @throws InvalidPlan where that is nothing, or a name is not in the catalog */
    SpaceDocument of(SpaceDocument space, JsonNode plan) {
        return new SpaceDocument(
                space.models(),
                space.parameters(),
                space.tokens(),
                allowed(
                        ids(space.accelerators(), "/space/accelerators/"),
                        ids(given(plan.at("/cluster/accelerator")), "/plan/cluster/accelerator"),
                        ids(limits.accelerators(), "/limits/accelerators/"),
                        "/limits/accelerators"),
                space.acceleratorCounts(),
                space.precisions(),
                space.commitments(),
                allowed(space.regions(), given(plan.at("/pricing/region")), limits.regions(), "/limits/regions"));
    }

    private static @Nullable List<String> given(JsonNode inPlan) {
        return inPlan.isString() ? List.of(inPlan.asString()) : null;
    }

    private @Nullable List<String> ids(@Nullable List<String> names, String pointer) {
        if (names == null) {
            return null;
        }
        List<String> ids = new ArrayList<>();
        for (int number = 0; number < names.size(); number++) {
            String field = pointer.endsWith("/") ? pointer + number : pointer;
            ids.add(accelerators.accelerator(names.get(number), field).id());
        }
        return ids;
    }

    private static @Nullable List<String> allowed(
            @Nullable List<String> axis, @Nullable List<String> inPlan, @Nullable List<String> limit, String pointer) {
        if (limit == null) {
            return axis;
        }
        List<String> choices = axis == null ? inPlan : axis;
        if (choices == null) {
            return limit;
        }
        List<String> both = choices.stream().filter(limit::contains).toList();
        InvalidPlan.require(!both.isEmpty(), pointer, "allows none of what there is: " + String.join(", ", choices));
        return both;
    }
}
