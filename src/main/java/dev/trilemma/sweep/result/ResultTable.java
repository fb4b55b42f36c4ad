package dev.trilemma.sweep.result;

import dev.trilemma.engine.cost.Money;
import dev.trilemma.sweep.work.PointResult;
import dev.trilemma.web.CsvTable;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** All results as one table: a column for each field of the axes, by its pointer, then what became of the point. */
@Component
public class ResultTable {

    private static final List<String> COLUMNS = List.of(
            "fit",
            "headroom_bytes",
            "wall_clock_seconds",
            "total.amount",
            "total.currency",
            "loss",
            "energy_kwh",
            "problem");

    private final Results results;

    ResultTable(Results results) {
        this.results = results;
    }

    /**
     * What writes the table; a query that is wrong is refused before anything is written.
     *
     * @throws dev.trilemma.web.InvalidRequest where the query names what results do not have
     */
    public Consumer<OutputStream> of(StoredSweep sweep, ResultQuery query) {
        List<String> columns =
                new ArrayList<>(sweep.points().columns().stream().sorted().toList());
        columns.addAll(COLUMNS);
        Stream<Map<String, String>> rows = results.matching(sweep, query).map(result -> row(result, sweep));
        return out -> CsvTable.write(columns, rows.iterator(), out);
    }

    private static Map<String, String> row(Result result, StoredSweep sweep) {
        Map<String, String> cells = new LinkedHashMap<>();
        sweep.points().values(result.number()).forEach((pointer, value) -> cells.put(pointer, text(value)));
        PointResult found = result.result();
        JsonNode problem = found.problem();
        if (problem == null) {
            addNumbers(found, cells);
        } else {
            cells.put("problem", CsvTable.harmless(problem.toString()));
        }
        return cells;
    }

    private static void addNumbers(PointResult found, Map<String, String> cells) {
        ResultView.kindOf(found).ifPresent(kind -> {
            cells.put("fit", kind);
            cells.put("headroom_bytes", Double.toString(found.headroomBytes()));
        });
        cells.put("wall_clock_seconds", Double.toString(found.wallClockSeconds()));
        Money total = found.total();
        if (total != null) {
            cells.put("total.amount", total.amount().toPlainString());
            cells.put("total.currency", total.currency().getCurrencyCode());
        }
        cells.put("loss", Double.toString(found.loss()));
        cells.put("energy_kwh", Double.toString(found.energyKwh()));
    }

    private static String text(JsonNode value) {
        if (value.isNull()) {
            return "";
        }
        return value.isString()
                ? CsvTable.harmless(value.stringValue())
                : value.isNumber() ? value.toString() : CsvTable.harmless(value.toString());
    }
}
