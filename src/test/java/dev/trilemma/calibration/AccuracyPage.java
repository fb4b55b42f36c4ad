package dev.trilemma.calibration;

import dev.trilemma.estimate.EstimateView;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * {@code docs/accuracy.md}: its text is a template, its tables are what the service says today beside what was measured, and what
 * {@link Calibrate} found for publications that were left out.
 */
public final class AccuracyPage {

    public static final Path FILE = Path.of("docs/accuracy.md");

    private static final Path TEMPLATE = Path.of("src/test/resources/calibration/accuracy.md");
    private static final int WORST_ROWS = 20;

    /** Publications whose rows {@code score.py} takes; the others help to calibrate. */
    private static final Set<String> UNSCORED = Set.of("AI-Hypercomputer/maxtext");

    private final List<StepResult> steps;
    private final List<MemoryAccuracy.Peak> peaks;
    private final List<WholeRunAccuracy> runs;
    private final Map<String, Double> leftOut = LeftOutSteps.read();

    private AccuracyPage(Function<JsonNode, EstimateView> service) {
        this.steps = StepResult.all(service);
        this.peaks = MemoryAccuracy.peaks(service);
        this.runs = WholeRunAccuracy.all(service);
    }

    public static String of(Function<JsonNode, EstimateView> service) {
        return new AccuracyPage(service).text();
    }

    private String text() {
        return template()
                .replace("{{publications}}", publications())
                .replace(
                        "{{accelerators}}",
                        table("accelerator", step -> step.measured().accelerator()))
                .replace(
                        "{{frameworks}}",
                        table("framework", step -> step.measured().framework()))
                .replace("{{worst}}", worst())
                .replace("{{memory}}", memory())
                .replace("{{misjudged}}", misjudged())
                .replace(
                        "{{hoursInRange}}",
                        inRange("Hours", WholeRunAccuracy::hoursError, WholeRunAccuracy::hoursInRange))
                .replace("{{runs}}", wholeRuns())
                .replace("{{energy}}", energy())
                .replace(
                        "{{energyInRange}}",
                        inRange("Energy", WholeRunAccuracy::energyError, WholeRunAccuracy::energyInRange));
    }

    private String publications() {
        Map<String, GroupErrors> fitted = byGroup(predictions());
        Map<String, GroupErrors> judged = byGroup(judged());
        Map<String, GroupErrors> pocket = byGroup(pocketCalculator());
        var lines = new StringBuilder(
                "| publication | rows | mean | median | bias | in P10–P90 | left out: mean | median | in"
                        + " P10–P90 | pocket calculator, mean |\n| --- | --- | --- | --- | --- | --- | --- | --- | --- | --- |\n");
        fitted.forEach(
                (group, errors) -> lines.append(publication(group, errors, judged.get(group), pocket.get(group))));
        return lines.append(publication(
                        "**all but maxtext, weighing the same**",
                        GroupErrors.overall(scored(fitted)),
                        GroupErrors.overall(scored(judged)),
                        GroupErrors.overall(scored(pocket))))
                .toString()
                .stripTrailing();
    }

    private static String publication(String name, GroupErrors fitted, GroupErrors judged, GroupErrors pocket) {
        return String.format(
                Locale.ROOT,
                "| %s | %,d | %s | %s | %s | %s | %s | %s | %s | %s |%n",
                name,
                fitted.rows(),
                percent(fitted.mean()),
                percent(fitted.median()),
                signed(fitted.bias()),
                whole(fitted.inRange()),
                percent(judged.mean()),
                percent(judged.median()),
                whole(judged.inRange()),
                percent(pocket.mean()));
    }

    private String table(String name, Function<Prediction, String> label) {
        Map<String, GroupErrors> judged = GroupErrors.by(label, judged());
        var lines = new StringBuilder(
                "| " + name
                        + " | rows | mean | median | bias | in P10–P90 | left out: mean | median |\n| --- | --- | --- | --- | --- | --- | --- | --- |\n");
        GroupErrors.by(label, predictions())
                .forEach((key, errors) -> lines.append(String.format(
                        Locale.ROOT,
                        "| %s | %,d | %s | %s | %s | %s | %s | %s |%n",
                        key,
                        errors.rows(),
                        percent(errors.mean()),
                        percent(errors.median()),
                        signed(errors.bias()),
                        whole(errors.inRange()),
                        percent(judged.get(key).mean()),
                        percent(judged.get(key).median()))));
        return lines.toString().stripTrailing();
    }

    private String worst() {
        List<Map<String, String>> reasons = CsvFiles.read(Path.of("src/test/resources/calibration/reasons.csv"));
        var lines = new StringBuilder(
                "| run | measured, s | predicted, s | error | likely reason |\n| --- | --- | --- | --- | --- |\n");
        predictions().stream()
                .sorted(Comparator.comparingDouble(step -> -Math.abs(step.error())))
                .limit(WORST_ROWS)
                .forEach(step -> lines.append(String.format(
                        Locale.ROOT,
                        "| %s | %.4g | %.4g | %s | %s |%n",
                        step.measured().id(),
                        step.measured().seconds(),
                        step.seconds(),
                        signed(step.error()),
                        reason(step.measured().id(), reasons))));
        return lines.toString().stripTrailing();
    }

    private String memory() {
        List<MemoryAccuracy> sources = MemoryAccuracy.bySource(peaks);
        var lines = new StringBuilder("| source | runs | mean | median | bias |\n| --- | --- | --- | --- | --- |\n");
        for (MemoryAccuracy source : sources) {
            lines.append(String.format(
                    Locale.ROOT,
                    "| %s | %,d | %s | %s | %s |%n",
                    source.source(),
                    source.rows(),
                    percent(source.mean()),
                    percent(source.median()),
                    signed(source.bias())));
        }
        double mean = sources.stream().collect(Collectors.averagingDouble(MemoryAccuracy::mean));
        double median = sources.stream().collect(Collectors.averagingDouble(MemoryAccuracy::median));
        return lines.append(String.format(
                        Locale.ROOT, "| **sources weighing the same** | | %s | %s | |", percent(mean), percent(median)))
                .toString();
    }

    private String inRange(
            String figure, Function<WholeRunAccuracy, @Nullable Double> error, Predicate<WholeRunAccuracy> inRange) {
        List<WholeRunAccuracy> measured =
                runs.stream().filter(run -> error.apply(run) != null).toList();
        return String.format(
                Locale.ROOT,
                "%s: %d of %d runs lie between P10 and P90 of what is predicted.",
                figure,
                measured.stream().filter(inRange).count(),
                measured.size());
    }

    private String misjudged() {
        long ran = peaks.stream().filter(peak -> !peak.measured().outOfMemory()).count();
        long called = peaks.stream()
                .filter(peak -> !peak.measured().outOfMemory() && !peak.fits())
                .count();
        long recognised = peaks.stream()
                .filter(peak -> peak.measured().outOfMemory() && !peak.fits())
                .count();
        return String.format(
                Locale.ROOT,
                "Of %,d runs that ran, %,d would not fit; of %,d that ran out of memory, %,d do not fit.",
                ran,
                called,
                peaks.size() - ran,
                recognised);
    }

    private String wholeRuns() {
        var lines = new StringBuilder(
                "| run | accelerator-hours | as published | model, tokens and cluster alone | why it is off |\n"
                        + "| --- | --- | --- | --- | --- |\n");
        for (WholeRunAccuracy run : runs) {
            if (run.run().acceleratorHours() != null) {
                lines.append(String.format(
                        Locale.ROOT,
                        "| %s | %,.0f | %s | %s | %s |%n",
                        run.run().title(),
                        run.run().acceleratorHours(),
                        error(run.hoursError()),
                        error(run.openHoursError()),
                        run.run().shortfall() == null
                                ? ""
                                : run.run().shortfall().reason()));
            }
        }
        return lines.toString().stripTrailing();
    }

    private String energy() {
        var lines = new StringBuilder("| run | metered | watts | whole run |\n| --- | --- | --- | --- |\n");
        for (WholeRunAccuracy run : runs) {
            WholeRun.MeteredEnergy metered = run.run().energy();
            if (metered != null) {
                lines.append(String.format(
                        Locale.ROOT,
                        "| %s | %s | %s | %s |%n",
                        run.run().title(),
                        metered.includes() == WholeRun.Includes.ACCELERATORS
                                ? "accelerators"
                                : "with hosts and facility",
                        error(run.wattsError()),
                        error(run.energyError())));
            }
        }
        return lines.toString().stripTrailing();
    }

    private static String error(@Nullable Double share) {
        return share == null ? "–" : signed(share);
    }

    private static String reason(String id, List<Map<String, String>> reasons) {
        return reasons.stream()
                .filter(row -> id.contains(row.get("part_of_id")))
                .map(row -> row.get("reason"))
                .findFirst()
                .orElse("not known");
    }

    private List<Prediction> predictions() {
        return steps.stream().map(StepResult::prediction).toList();
    }

    /** The same rows as predicted when their publication was left out, with ranges as wide as the service's. */
    private List<Prediction> judged() {
        return predictions().stream()
                .map(step -> step.moved(leftOut.get(step.measured().id())))
                .toList();
    }

    private List<Prediction> pocketCalculator() {
        PocketCalculator calculator = PocketCalculator.fittedTo(steps);
        List<Prediction> predictions = new ArrayList<>();
        steps.forEach(step -> predictions.add(calculator.predict(step)));
        return predictions;
    }

    private static Map<String, GroupErrors> byGroup(List<Prediction> predictions) {
        return GroupErrors.by(prediction -> prediction.measured().group(), predictions);
    }

    private static Map<String, GroupErrors> scored(Map<String, GroupErrors> groups) {
        return groups.entrySet().stream()
                .filter(group -> !UNSCORED.contains(group.getKey()))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private static String percent(double share) {
        return String.format(Locale.ROOT, "%.1f %%", 100 * share);
    }

    private static String whole(double share) {
        return String.format(Locale.ROOT, "%.0f %%", 100 * share);
    }

    private static String signed(double share) {
        return String.format(Locale.ROOT, "%+.1f %%", 100 * share).replace('-', '−');
    }

    private static String template() {
        try {
            return Files.readString(TEMPLATE);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
