package dev.trilemma.estimate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trilemma.web.Json;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.dataformat.csv.CsvMapper;
import tools.jackson.dataformat.csv.CsvSchema;

/**
 * Published step times beside ours. {@code step-times.csv} holds a measurement a row, its columns named after the plan's fields;
 * {@code step-time-errors.csv} the mean absolute error of each source that was last accepted.
 */
@Import(PlanSender.class)
@SpringBootTest(properties = "spring.datasource.url=jdbc:h2:mem:proof;MODE=PostgreSQL;DB_CLOSE_DELAY=-1")
class StepTimeAccuracyTests {

    private static final double MARGIN = 0.01;

    @Autowired
    private PlanSender plans;

    @Test
    void theErrorOfEverySourceIsNoLargerThanWhatWasAccepted() {
        Map<String, Double> errors = errors();
        Map<String, Double> accepted = rows("step-time-errors.csv").stream()
                .collect(Collectors.toMap(
                        row -> row.get("source"), row -> Double.valueOf(row.get("mean_absolute_error"))));

        assertThat(errors.keySet()).isEqualTo(accepted.keySet());
        assertThat(accepted.keySet())
                .as(() -> table(errors, accepted))
                .allSatisfy(source -> assertThat(errors.get(source)).isLessThan(accepted.get(source) + MARGIN));
    }

    private Map<String, Double> errors() {
        return rows("step-times.csv").stream()
                .collect(Collectors.groupingBy(
                        row -> row.get("source"), TreeMap::new, Collectors.averagingDouble(this::absoluteError)));
    }

    private double absoluteError(Map<String, String> row) {
        double measured = Double.parseDouble(row.get("measuredStepSeconds"));
        return Math.abs(plans.estimate(plan(row)).time().stepSeconds() / measured - 1);
    }

    /** The columns with a slash are the plan: {@code training/tokens} is the field {@code tokens} of {@code training}. */
    private static JsonNode plan(Map<String, String> row) {
        ObjectNode plan = Json.mapper().createObjectNode();
        row.forEach((column, value) -> {
            if (column.contains("/") && !value.isEmpty()) {
                int last = column.lastIndexOf('/');
                ObjectNode parent = plan.withObject("/" + column.substring(0, last));
                parent.set(column.substring(last + 1), scalar(value));
            }
        });
        return plan;
    }

    private static JsonNode scalar(String value) {
        boolean literal = value.matches("-?[0-9.]+(e[+-]?[0-9]+)?|true|false");
        return Json.mapper().readTree(literal ? value : "\"" + value + "\"");
    }

    private static String table(Map<String, Double> errors, Map<String, Double> accepted) {
        return errors.entrySet().stream()
                .map(error -> String.format(
                        Locale.ROOT,
                        "%n%-34s %5.1f %% (accepted %5.1f %%)",
                        error.getKey(),
                        100 * error.getValue(),
                        100 * accepted.getOrDefault(error.getKey(), Double.NaN)))
                .collect(Collectors.joining());
    }

    private static List<Map<String, String>> rows(String file) {
        try (InputStream stream = StepTimeAccuracyTests.class.getResourceAsStream("/golden/" + file);
                var rows = new CsvMapper()
                        .readerForMapOf(String.class)
                        .with(CsvSchema.emptySchema().withHeader())
                        .<Map<String, String>>readValues(stream)) {
            return rows.readAll();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
