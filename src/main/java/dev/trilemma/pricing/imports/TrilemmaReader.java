package dev.trilemma.pricing.imports;

import dev.trilemma.catalog.Commitment;
import dev.trilemma.pricing.ImportIssue.Action;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/**
 * Our own columns, in any order: a row for each instance with a column for each way of buying, or a row for each way with its
 * {@code commitment} and {@code instance_price_per_hour}, or as the prices of a version are answered. As JSON an array of the same fields.
 */
@Component
class TrilemmaReader implements FormatReader {

    private static final Map<String, Commitment> PRICE_COLUMNS = priceColumns();
    private static final String PRICE = "instance_price_per_hour";

    /** As {@code GET …/prices} answers it, so that what was exported can be imported. */
    private static final String EXPORTED_PRICE = "instance_price.amount";

    private static final Map<String, Commitment> BY_WIRE_NAME = Map.of(
            "ondemand", Commitment.ON_DEMAND,
            "spot", Commitment.SPOT,
            "reserved1year", Commitment.RESERVED1_YEAR,
            "reserved3year", Commitment.RESERVED3_YEAR,
            "capacityblock", Commitment.CAPACITY_BLOCK);

    private final Labels labels;
    private final Clock clock;

    TrilemmaReader(Labels labels, Clock clock) {
        this.labels = labels;
        this.clock = clock;
    }

    @Override
    public PriceFormat format() {
        return PriceFormat.TRILEMMA;
    }

    @Override
    public void read(FileSource file, Intake intake) {
        LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        file.forEachRow(TrilemmaReader::missing, source -> {
            Intake.Row row = intake.row(source.line());
            new TrilemmaRow(source, row, labels, file)
                    .prices(intake.asOf(), today)
                    .ifPresentOrElse(prices -> take(source, prices, row), row::end);
        });
    }

    private static List<String> missing(Header header) {
        boolean priced = header.has(PRICE)
                || header.has(EXPORTED_PRICE)
                || PRICE_COLUMNS.keySet().stream().anyMatch(header::has);
        return Stream.of(
                        header.has("accelerator") || header.has("accelerator_id") ? null : "accelerator",
                        header.has("accelerators_per_instance") ? null : "accelerators_per_instance",
                        priced ? null : PRICE)
                .filter(Objects::nonNull)
                .toList();
    }

    private static void take(SourceRow source, HourlyPrices prices, Intake.Row row) {
        String said = source.text("commitment");
        Commitment commitment = said == null ? Commitment.ON_DEMAND : BY_WIRE_NAME.get(said.toLowerCase(Locale.ROOT));
        if (commitment == null) {
            row.say(Code.INVALID_COMMITMENT, "commitment", said, Action.IGNORED);
        } else {
            prices.take(commitment, Amounts.price(source, PRICE, row), row);
            prices.take(commitment, Amounts.price(source, EXPORTED_PRICE, row), row);
        }
        PRICE_COLUMNS.forEach((column, way) -> prices.take(way, Amounts.price(source, column, row), row));
        row.end();
    }

    private static Map<String, Commitment> priceColumns() {
        Map<String, Commitment> columns = new LinkedHashMap<>();
        columns.put("on_demand_usd_per_hour", Commitment.ON_DEMAND);
        columns.put("spot_usd_per_hour", Commitment.SPOT);
        columns.put("commit_1y_usd_per_hour", Commitment.RESERVED1_YEAR);
        columns.put("commit_3y_usd_per_hour", Commitment.RESERVED3_YEAR);
        return columns;
    }
}
