package dev.trilemma.plan.actual;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import de.siegmar.fastcsv.reader.NamedCsvRecordHandler;
import dev.trilemma.web.InvalidRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A training log: a row for each step, with a header. Read are {@code step_seconds}, {@code loss} and {@code energy_kwh}, where they
 * are; whatever else there is stays unread.
 */
final class StepsFile {

    private static final int MOST_COLUMNS = 100;
    private static final int LONGEST_FIELD = 1_000;
    private static final int LARGEST_BUFFER = 1 << 18;
    private static final int SHARE_OF_LAST_LOSSES = 100;

    private final List<Double> stepSeconds = new ArrayList<>();
    private final List<Double> losses = new ArrayList<>();
    private double energyKwh;

    private StepsFile() {}

    /**
     * The run that a log tells of: the median step, the mean loss of the last hundredth of the steps, and all energy.
     *
     * @throws InvalidRequest where the text is no such log
     */
    static ActualDocument read(String csv) {
        var steps = new StepsFile();
        var bounded = NamedCsvRecordHandler.builder()
                .maxFields(MOST_COLUMNS)
                .maxFieldSize(LONGEST_FIELD)
                .maxRecordSize(MOST_COLUMNS * LONGEST_FIELD)
                .build();
        try (CsvReader<NamedCsvRecord> rows =
                CsvReader.builder().maxBufferSize(LARGEST_BUFFER).build(bounded, csv)) {
            rows.forEach(steps::add);
        } catch (CsvParseException | java.io.IOException failure) {
            throw new InvalidRequest("", "is not CSV with a header and as many fields in every row");
        }
        return steps.run();
    }

    private void add(NamedCsvRecord row) {
        number(row, "step_seconds").ifPresent(stepSeconds::add);
        number(row, "loss").ifPresent(losses::add);
        energyKwh += number(row, "energy_kwh").orElse(0.0);
    }

    private static Optional<Double> number(NamedCsvRecord row, String column) {
        Optional<String> field = row.findField(column).map(String::strip).filter(text -> !text.isEmpty());
        if (field.isEmpty()) {
            return Optional.empty();
        }
        try {
            double value = Double.parseDouble(field.get());
            if (value >= 0 && Double.isFinite(value)) {
                return Optional.of(value);
            }
        } catch (NumberFormatException notANumber) {
            // as wrong as a negative one
        }
        throw new InvalidRequest(
                "/" + column, "must be a number, not negative, in line " + row.getStartingLineNumber());
    }

    private ActualDocument run() {
        if (stepSeconds.isEmpty() && losses.isEmpty() && energyKwh == 0) {
            throw new InvalidRequest("", "has no step_seconds, no loss and no energy_kwh in any row");
        }
        return new ActualDocument(
                null,
                null,
                null,
                null,
                energyKwh == 0 ? null : energyKwh,
                losses.isEmpty() ? null : lastLoss(),
                stepSeconds.isEmpty() ? null : median(),
                null,
                stepSeconds.size() + " steps of a log");
    }

    private double median() {
        List<Double> sorted = stepSeconds.stream().sorted().toList();
        int middle = sorted.size() / 2;
        return sorted.size() % 2 == 1 ? sorted.get(middle) : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
    }

    private double lastLoss() {
        int last = Math.max(1, losses.size() / SHARE_OF_LAST_LOSSES);
        return losses.subList(losses.size() - last, losses.size()).stream()
                .mapToDouble(Double::doubleValue)
                .average()
                .orElseThrow();
    }
}
