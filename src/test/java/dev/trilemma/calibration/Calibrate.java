package dev.trilemma.calibration;

import dev.trilemma.catalog.Deviations;
import dev.trilemma.catalog.MemoryFactors;
import dev.trilemma.catalog.PlanResolver;
import dev.trilemma.engine.memory.MemoryCalculator;
import dev.trilemma.engine.strategy.StrategySearch;
import dev.trilemma.engine.time.TimeCalculator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Fits the constants of the step time to the published measurements, judges them on publications that were left out, and writes
 * both: the constants and the widths of the ranges to the catalog, the judgement to {@code golden/left-out-steps.csv}.
 */
public final class Calibrate {

    private final Constants constants = new Constants();
    private final StepFit fit = new StepFit(Prior.all(), constants);
    private final List<TimedPlan> rows = timedPlans();

    private Calibrate() {}

    public static void main(String... arguments) {
        new Calibrate().run();
    }

    private void run() {
        Map<String, Double> fitted = rounded(fit.fit(rows));
        Map<TimedPlan, Double> leftOut = leftOut();
        Widths widths = Widths.of(new Deviations().model(), leftOut);

        constants.write(fitted, source());
        widths.write();
        LeftOutSteps.write(leftOut);
        System.out.println(ErrorTable.of("fitted", widths.predictions(fittedSeconds(fitted))));
        System.out.println(ErrorTable.of("each publication left out", widths.predictions(leftOut)));
    }

    /** Open choices are made by the expected constants, so that the same file comes out whatever the last fit was. */
    private List<TimedPlan> timedPlans() {
        List<MeasuredStep> measured = MeasuredStep.all();
        Map<String, Long> sizes =
                measured.stream().collect(Collectors.groupingBy(MeasuredStep::group, Collectors.counting()));
        PlanResolver resolver = PlanResolver.ofFiles();
        var search = new StrategySearch(
                new MemoryCalculator(MemoryFactors.constants()), new TimeCalculator(constants.with(fit.expected())));
        return measured.stream()
                .map(step -> TimedPlan.of(step, 1.0 / sizes.get(step.group()), resolver, search))
                .toList();
    }

    private Map<TimedPlan, Double> fittedSeconds(Map<String, Double> fitted) {
        return seconds(rows, fitted);
    }

    /** Every publication, predicted with constants that were fitted to the others. */
    private Map<TimedPlan, Double> leftOut() {
        Map<TimedPlan, Double> seconds = new HashMap<>();
        for (String publication :
                new TreeSet<>(rows.stream().map(TimedPlan::publication).toList())) {
            Map<Boolean, List<TimedPlan>> judged = rows.stream()
                    .collect(Collectors.partitioningBy(row -> row.publication().equals(publication)));
            seconds.putAll(seconds(judged.get(true), fit.fit(judged.get(false))));
        }
        return seconds;
    }

    private Map<TimedPlan, Double> seconds(List<TimedPlan> plans, Map<String, Double> values) {
        var calibration = constants.with(values);
        return plans.stream().collect(Collectors.toMap(plan -> plan, plan -> plan.seconds(calibration)));
    }

    private String source() {
        return String.format(
                "fit of %,d published step times of %d publications (docs/accuracy.md)",
                rows.size(),
                rows.stream().map(TimedPlan::publication).distinct().count());
    }

    private static Map<String, Double> rounded(Map<String, Double> values) {
        return values.entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, value -> Constants.round(value.getValue())));
    }
}
