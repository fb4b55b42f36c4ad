package dev.trilemma.sweep.result;

import dev.trilemma.sweep.design.Points;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import tools.jackson.databind.JsonNode;

/** What results must be like, all conditions together. */
final class ResultFilter {

    private final List<Condition> conditions;
    private final Points points;

    private ResultFilter(List<Condition> conditions, Points points) {
        this.conditions = conditions;
        this.points = points;
    }

    /**
     * @throws dev.trilemma.web.InvalidRequest where a condition cannot be read, or is of a field that results do not have
     */
    static ResultFilter of(List<String> texts, Points points) {
        return new ResultFilter(
                IntStream.range(0, texts.size())
                        .mapToObj(number -> Condition.of(texts.get(number), "/filter", points.columns()))
                        .toList(),
                points);
    }

    boolean isEmpty() {
        return conditions.isEmpty();
    }

    boolean test(Result result) {
        if (conditions.isEmpty()) {
            return true;
        }
        Map<String, JsonNode> point = points.values(result.number());
        return conditions.stream().allMatch(condition -> condition.test(result.result(), point));
    }
}
