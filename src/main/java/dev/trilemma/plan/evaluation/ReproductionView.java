package dev.trilemma.plan.evaluation;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.UUID;
import tools.jackson.databind.JsonNode;

/**
 * What comes of calculating an evaluation again, with the plan, the prices and the discounts of its time.
 *
 * @param evaluation which one
 * @param identical whether every digit is the same
 * @param evaluatedWith the engine that it was calculated with
 * @param engineVersion the engine of today
 * @param differences JSON pointers into the estimate, to what is not the same, at most 100
 */
record ReproductionView(
        UUID evaluation, boolean identical, String evaluatedWith, String engineVersion, List<String> differences) {

    private static final int MOST = 100;

    static ReproductionView of(KeptEvaluation kept, String engineVersion, JsonNode then, JsonNode now) {
        List<String> differences = new ArrayList<>();
        compare("", then, now, differences);
        return new ReproductionView(
                kept.getId(),
                differences.isEmpty(),
                kept.engineVersion(),
                engineVersion,
                differences.subList(0, Math.min(MOST, differences.size())));
    }

    private static void compare(String pointer, JsonNode then, JsonNode now, List<String> differences) {
        if (then.isObject() && now.isObject()) {
            var names = new TreeSet<>(then.propertyNames());
            names.addAll(now.propertyNames());
            names.forEach(name -> compare(pointer + "/" + name, then.path(name), now.path(name), differences));
        } else if (then.isArray() && now.isArray() && then.size() == now.size()) {
            for (int index = 0; index < then.size(); index++) {
                compare(pointer + "/" + index, then.get(index), now.get(index), differences);
            }
        } else if (!then.equals(now)) {
            differences.add(pointer);
        }
    }
}
