package dev.trilemma.plan.comparison;

import dev.trilemma.engine.cost.Money;
import dev.trilemma.estimate.EstimateView;
import dev.trilemma.plan.comparison.ComparisonView.ComparedView;
import dev.trilemma.web.CsvTable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpInputMessage;
import org.springframework.http.HttpOutputMessage;
import org.springframework.http.MediaType;
import org.springframework.http.converter.AbstractHttpMessageConverter;
import org.springframework.http.converter.HttpMessageConverters;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Writes a comparison as a table: as CSV, or as Markdown for a ticket or a chat. */
final class ComparisonTables extends AbstractHttpMessageConverter<ComparisonView> {

    static final String MARKDOWN = "text/markdown";

    private static final MediaType CSV = new MediaType("text", "csv", StandardCharsets.UTF_8);

    ComparisonTables() {
        super(StandardCharsets.UTF_8, CSV, new MediaType("text", "markdown", StandardCharsets.UTF_8));
    }

    @Configuration(proxyBeanMethods = false)
    static class Registration implements WebMvcConfigurer {

        @Override
        public void configureMessageConverters(HttpMessageConverters.ServerBuilder builder) {
            builder.configureMessageConvertersList(converters -> converters.add(new ComparisonTables()));
        }
    }

    @Override
    protected boolean supports(Class<?> type) {
        return type == ComparisonView.class;
    }

    @Override
    public boolean canRead(Class<?> type, @Nullable MediaType mediaType) {
        return false;
    }

    @Override
    protected ComparisonView readInternal(Class<? extends ComparisonView> type, HttpInputMessage message) {
        throw new HttpMessageNotReadableException("comparisons are only written", message);
    }

    @Override
    protected void writeInternal(ComparisonView comparison, HttpOutputMessage message) throws IOException {
        List<Map<String, String>> rows =
                comparison.scenarios().stream().map(ComparisonTables::row).toList();
        if (CSV.isCompatibleWith(message.getHeaders().getContentType())) {
            Set<String> columns = rows.get(0).keySet();
            rows.forEach(row -> row.replaceAll((column, cell) -> CsvTable.harmless(cell)));
            CsvTable.write(columns, rows, message.getBody());
        } else {
            message.getBody().write(markdown(rows, comparison.verdicts()).getBytes(StandardCharsets.UTF_8));
        }
    }

    private static Map<String, String> row(ComparedView compared) {
        Map<String, String> row = new LinkedHashMap<>();
        EstimateView estimate = compared.estimate();
        Money total = estimate == null ? null : estimate.total();
        row.put("id", compared.id());
        row.put("title", compared.title());
        row.put("total", total == null ? "" : total.amount().toPlainString());
        row.put("currency", total == null ? "" : total.currency().getCurrencyCode());
        row.put(
                "wall_clock_seconds",
                estimate == null ? "" : number(estimate.time().wallClockSeconds()));
        row.put("loss", estimate == null ? "" : number(estimate.quality().loss()));
        row.put("energy_kwh", estimate == null ? "" : number(estimate.energy().facilityKwh()));
        row.put("speed", estimate == null ? "" : number(estimate.triangle().speed()));
        row.put("quality", estimate == null ? "" : number(estimate.triangle().quality()));
        row.put("cost", estimate == null ? "" : number(estimate.triangle().cost()));
        row.put("probability_cheapest", number(compared.probabilityCheapest()));
        row.put("probability_fastest", number(compared.probabilityFastest()));
        row.put("dominated_by", String.join(" ", compared.dominatedBy()));
        row.put("differences", differences(compared));
        return row;
    }

    private static String differences(ComparedView compared) {
        return compared.differences().stream()
                .map(difference ->
                        difference.pointer() + ": " + text(difference.from()) + " → " + text(difference.to()))
                .collect(Collectors.joining("; "));
    }

    private static String text(@Nullable Object value) {
        return value == null ? "nothing" : value.toString();
    }

    private static String number(@Nullable Double value) {
        return value == null ? "" : value.toString();
    }

    private static String markdown(List<Map<String, String>> rows, List<String> verdicts) {
        List<String> lines = new ArrayList<>();
        lines.add(line(List.copyOf(rows.get(0).keySet())));
        lines.add("|" + " --- |".repeat(rows.get(0).size()));
        rows.forEach(row -> lines.add(line(List.copyOf(row.values()))));
        lines.add("");
        verdicts.forEach(verdict -> lines.add("- " + escaped(verdict)));
        return String.join("\n", lines) + "\n";
    }

    private static String line(List<String> cells) {
        return cells.stream().map(ComparisonTables::escaped).collect(Collectors.joining(" | ", "| ", " |"));
    }

    /** Nothing of a cell ends it, starts another, or becomes markup. */
    private static String escaped(String cell) {
        return cell.replaceAll("[\\r\\n]+", " ").replaceAll("([\\\\|<>`*_\\[\\]&])", "\\\\$1");
    }
}
