package dev.trilemma.search;

import dev.trilemma.catalog.Assumption;
import dev.trilemma.catalog.Commitment;
import dev.trilemma.engine.hardware.Precision;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.databind.node.ObjectNode;

/**
 * Every plan of a search: all combinations of the values of its axes. An empty optional is what the plan says.
 *
 * @param plan what all have in common
 * @param tokens the same for all models; empty where they are the plan's, or follow from {@code tokensPerParameter}
 * @param tokensPerParameter budgets in step with the size of a model; empty where they are given
 * @param assumptions axes that neither the space nor the plan gives
 */
record SearchSpace(
        ObjectNode plan,
        List<ModelChoice> models,
        List<String> accelerators,
        List<Integer> acceleratorCounts,
        List<Optional<Precision>> precisions,
        List<Optional<Commitment>> commitments,
        List<Optional<String>> regions,
        List<Double> tokens,
        List<Double> tokensPerParameter,
        List<Assumption> assumptions) {

    /** Configurations that are searched for a strategy: everything but tokens and prices. */
    long configurationCount() {
        return (long) models.size() * accelerators.size() * acceleratorCounts.size() * precisions.size();
    }

    /** Points of each configuration. */
    long pointsOfEach() {
        long budgets = Math.max(1, tokens.size() + tokensPerParameter.size());
        return budgets * commitments.size() * regions.size();
    }

    long pointCount() {
        return configurationCount() * pointsOfEach();
    }

    /** Whether the plan or the axis fixes how many tokens there are. */
    boolean tokensGiven() {
        return tokensPerParameter.isEmpty();
    }

    /** Budgets of tokens for a model; empty where the plan says it. */
    List<Double> tokensOf(ModelChoice model) {
        return tokens.isEmpty()
                ? tokensPerParameter.stream()
                        .map(ratio -> ratio * model.parameters())
                        .toList()
                : tokens;
    }

    /** Fields of a plan document that axes of more than one value give, or that hang together with such. */
    Set<String> variedFields() {
        Set<String> varied = new TreeSet<>();
        if (precisions.get(0).isPresent() || accelerators.size() > 1) {
            varied.add("/training/precision");
        }
        if (acceleratorCounts.size() > 1) {
            varied.add("/parallelism");
            varied.add("/cluster/acceleratorCount");
        }
        if (regions.get(0).isPresent()) {
            varied.add("/pricing/region");
        }
        return varied;
    }

    Configuration configuration(long number) {
        long left = number;
        Optional<Precision> precision = precisions.get((int) (left % precisions.size()));
        left /= precisions.size();
        int count = acceleratorCounts.get((int) (left % acceleratorCounts.size()));
        left /= acceleratorCounts.size();
        String accelerator = accelerators.get((int) (left % accelerators.size()));
        left /= accelerators.size();
        return new Configuration(models.get((int) left), accelerator, count, precision);
    }

    /** What a strategy is searched for. */
    record Configuration(ModelChoice model, String accelerator, int acceleratorCount, Optional<Precision> precision) {}
}
