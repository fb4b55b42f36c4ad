package dev.trilemma.calibration;

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
import java.util.stream.Collectors;

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
    private final Map<String, Double> leftOut = LeftOutSteps.read();

    private AccuracyPage(List<StepResult> steps) {
        this.steps = steps;
    }

    public static String of(List<StepResult> steps) {
        return new AccuracyPage(steps).text();
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
                .replace("{{worst}}", worst());
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
