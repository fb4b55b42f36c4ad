package dev.trilemma.search;

import dev.trilemma.catalog.ScalingLaws;
import dev.trilemma.engine.InvalidPlan;
import dev.trilemma.engine.quality.ScalingLaw;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Proves that nothing keeps all limits. A limit is relaxed to the least that is enough while the others are kept; the one that must
 * give least is the binding one. Its bound is proved by what is surest: the law of loss, the peak of the hardware, or the search.
 */
@Component
final class Certificates {

    private static final String SEARCHED = "exhaustive search of the space of this request";

    /** What a relaxed limit is given on top, against rounding; what is counted needs none. */
    private static final double MARGIN = 1e-6;

    private final ScalingLaw law;

    Certificates(ScalingLaws laws) {
        this.law = laws.defaultLaw();
    }

    /**
     * @param problem that has no solution
     * @throws InvalidPlan where the space is too large to prove it in the time there is
     */
    Certificate of(Problem problem) {
        if (problem.found().runs().isEmpty()) {
            return memoryBound(problem);
        }
        Certificate certificate = certificate(problem);
        InvalidPlan.require(
                problem.proved() || certificate.proof().equals("law"),
                "/space",
                "is too large to prove in the time there is that nothing in it keeps the limits; name fewer models, accelerators or counts");
        return certificate;
    }

    /** Nothing fits in memory, whatever the limits. */
    private static Certificate memoryBound(Problem problem) {
        return new Certificate(
                "memory",
                problem.found().leastMemoryShare(),
                "weights + gradients + optimizer state + activations + buffers ≤ memory of an accelerator; the bound is how many times"
                        + " that memory the configuration takes that lacks the least",
                SEARCHED,
                "search",
                List.of());
    }

    private Certificate certificate(Problem problem) {
        List<Relaxed> relaxed = relaxed(problem);
        List<Relaxation> relaxations = relaxed.stream().map(Relaxed::relaxation).toList();
        Metric binding = relaxed.stream()
                .min(Comparator.comparingDouble(Relaxed::growth))
                .map(Relaxed::metric)
                .orElseGet(() -> firstMissed(problem));
        return lawBound(problem, relaxations)
                .or(() -> peakBound(problem, relaxations))
                .orElseGet(() -> searchBound(problem, binding, relaxed, relaxations));
    }

    /** Each limit that a solution can be had for if it alone gives way, and how far it must. */
    private static List<Relaxed> relaxed(Problem problem) {
        List<Relaxed> relaxed = new ArrayList<>();
        for (Metric limit : problem.limits().most().keySet()) {
            problem.solver()
                    .least(limit, problem.limits().without(limit))
                    .map(point -> limit.of(point.estimate()))
                    .map(least -> LimitValues.of(limit, least * (limit.counted() ? 1 : 1 + MARGIN), problem.currency()))
                    .filter(to -> solvable(problem, limit, to))
                    .ifPresent(to -> relaxed.add(Relaxed.of(problem, limit, to)));
        }
        return relaxed;
    }

    private static boolean solvable(Problem problem, Metric limit, Object to) {
        return problem.solver()
                .least(problem.metric(), problem.limits().with(limit, LimitValues.number(to)))
                .isPresent();
    }

    /** Where no single limit is enough: the first that nothing keeps even alone, else the first. */
    private static Metric firstMissed(Problem problem) {
        return problem.limits().most().keySet().stream()
                .sorted()
                .filter(limit -> problem.solver()
                        .least(limit, new Limits(Map.of()))
                        .map(point ->
                                limit.of(point.estimate()) > problem.limits().of(limit))
                        .orElse(true))
                .findFirst()
                .orElseGet(() -> problem.limits().most().keySet().stream()
                        .sorted()
                        .findFirst()
                        .orElse(problem.metric()));
    }

    /** No model, or none of the size that can be served, gets below its part of the law with any number of tokens. */
    private Optional<Certificate> lawBound(Problem problem, List<Relaxation> relaxations) {
        double parameters = Math.min(problem.limits().of(Metric.SERVING_PARAMETERS), largest(problem));
        double floor = law.loss(parameters, Double.POSITIVE_INFINITY);
        if (!problem.limits().has(Metric.LOSS) || problem.limits().of(Metric.LOSS) > floor) {
            return Optional.empty();
        }
        return Optional.of(new Certificate(
                Metric.LOSS.limit(),
                floor,
                String.format(
                        Locale.ROOT,
                        "L > E + A / N^α = %.4f + %.2f / (%.4g)^%.4f = %.4f, with any number of tokens",
                        law.irreducibleLoss(),
                        law.parameterCoefficient(),
                        parameters,
                        law.parameterExponent(),
                        floor),
                law.id() + ": " + law.source(),
                "law",
                relaxations));
    }

    /** Parameters of the largest model there is; what law and engine count as one may differ for mixtures, which count in full. */
    private static double largest(Problem problem) {
        return problem.space().models().stream()
                .mapToDouble(ModelChoice::parameters)
                .max()
                .orElse(Double.POSITIVE_INFINITY);
    }

    /** Were every accelerator to compute at its peak all the time, nothing lost to communication, failures or waiting. */
    private static Optional<Certificate> peakBound(Problem problem, List<Relaxation> relaxations) {
        return problem.limits().most().keySet().stream()
                .filter(Metric::grows)
                .sorted()
                .map(limit -> peakBound(problem, limit, relaxations))
                .flatMap(Optional::stream)
                .findFirst();
    }

    private static Optional<Certificate> peakBound(Problem problem, Metric binding, List<Relaxation> relaxations) {
        OptionalDouble least =
                problem.solver().leastAtPeak(binding, problem.limits().without(binding));
        return least.stream()
                .filter(bound -> bound > problem.limits().of(binding))
                .mapToObj(bound -> new Certificate(
                        binding.limit(),
                        bound,
                        formulaAtPeak(binding),
                        "dense peaks of the accelerators and prices of the catalog; tokens by the law of loss",
                        "peak",
                        relaxations))
                .findFirst();
    }

    private static String formulaAtPeak(Metric metric) {
        String time = "T ≥ F D / (n P)";
        String words = ": F model FLOPs for a token, D tokens that reach the loss, n accelerators, P their dense peak";
        return switch (metric) {
            case COST -> "K ≥ p n T, " + time + words + ", p the price of an accelerator";
            case CARBON -> "C ≥ g w n T, " + time + words + ", w power with host and PUE, g carbon of the grid";
            default -> time + words;
        };
    }

    private static Certificate searchBound(
            Problem problem, Metric binding, List<Relaxed> relaxed, List<Relaxation> relaxations) {
        Double bound = relaxed.stream()
                .filter(one -> one.metric() == binding)
                .map(Relaxed::to)
                .findFirst()
                .orElseGet(() -> alone(problem, binding));
        return new Certificate(
                binding.limit(),
                bound,
                String.format(
                        Locale.ROOT,
                        "the least of %,d configurations that fit, under the best of their strategies, the other limits kept",
                        problem.found().runs().size()),
                SEARCHED,
                "search",
                relaxations);
    }

    /** Without any other limit; null where nobody knows it, as of money without a price. */
    private static @Nullable Double alone(Problem problem, Metric binding) {
        return problem.solver()
                .least(binding, new Limits(Map.of()))
                .map(Point::estimate)
                .map(binding::of)
                .filter(Double::isFinite)
                .orElse(null);
    }

    /**
     * @param to the least that is enough
     * @param growth over what it was
     */
    private record Relaxed(Metric metric, double to, double growth, Relaxation relaxation) {

        static Relaxed of(Problem problem, Metric metric, Object to) {
            double from = problem.limits().of(metric);
            double number = LimitValues.number(to);
            return new Relaxed(
                    metric,
                    number,
                    problem.growth(metric, number),
                    new Relaxation(metric.limit(), LimitValues.of(metric, from, problem.currency()), to));
        }
    }
}
