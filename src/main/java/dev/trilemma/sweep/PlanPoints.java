package dev.trilemma.sweep;

import dev.trilemma.sweep.design.Points;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** Saved plans as the points of a sweep. */
record PlanPoints(List<UUID> plans) implements Points {

    private static final String PLAN = "planId";

    UUID plan(long number) {
        return plans.get(Math.toIntExact(number));
    }

    @Override
    public Map<String, JsonNode> values(long number) {
        return Map.of(PLAN, JsonNodeFactory.instance.stringNode(plan(number).toString()));
    }

    @Override
    public Set<String> columns() {
        return Set.of(PLAN);
    }
}
