package dev.trilemma.pricing;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** Writes the prices of a version in batches; thousands of them would be slow as entities. */
@Component
class OfferRows {

    /** A statement for each row would take half as long again. */
    private static final int ROWS_A_STATEMENT = 100;

    /** Pages of indexes that grow at their end are written once: H2 takes a third of the time. */
    private static final Comparator<QuotedPrice> AS_INDEXED = Comparator.comparing(
                    (QuotedPrice price) -> price.item().accelerator())
            .thenComparing(price -> price.item().provider())
            .thenComparing(QuotedPrice::instancePrice);

    private static final String INSERT = """
            insert into price_offer (
                id, catalog_version_id, item_id, provider, region, zone, instance_type, accelerator,
                accelerators_per_instance, commitment, instance_price, price_per_accelerator, currency, host_included,
                marketplace, status, as_of, valid_from, valid_until, source)
            values\s""";

    private static final int COLUMNS = 20;
    private static final String ROW = "(" + String.join(", ", Collections.nCopies(COLUMNS, "?")) + ")";

    private final JdbcTemplate jdbc;

    OfferRows(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    void insert(UUID version, List<QuotedPrice> prices) {
        List<QuotedPrice> sorted = prices.stream().sorted(AS_INDEXED).toList();
        for (int from = 0; from < sorted.size(); from += ROWS_A_STATEMENT) {
            insert(version, from, sorted.subList(from, Math.min(sorted.size(), from + ROWS_A_STATEMENT)));
        }
    }

    private void insert(UUID version, int first, List<QuotedPrice> rows) {
        jdbc.update(INSERT + String.join(", ", Collections.nCopies(rows.size(), ROW)), statement -> {
            for (int row = 0; row < rows.size(); row++) {
                var cells = new Cells(statement, COLUMNS * row);
                cells.add(id(version, first + row));
                cells.add(version);
                add(cells, rows.get(row));
            }
        });
    }

    /** The parameters of one row, from left to right. */
    private static final class Cells {

        private final PreparedStatement statement;
        private int position;

        Cells(PreparedStatement statement, int position) {
            this.statement = statement;
            this.position = position;
        }

        void add(@Nullable Object value) throws SQLException {
            position++;
            statement.setObject(position, value);
        }
    }

    /** Ids follow the order of storing, so that offers at one price are always listed in the same order. */
    private static UUID id(UUID version, int number) {
        return new UUID(version.getMostSignificantBits(), number);
    }

    private static void add(Cells cells, QuotedPrice price) throws SQLException {
        PriceItem item = price.item();
        var unitPrices = new UnitPrices(price.instancePrice(), item.acceleratorsPerInstance(), price.currency());
        cells.add(item.id());
        cells.add(item.provider());
        cells.add(item.region());
        cells.add(item.zone());
        cells.add(item.instanceType());
        cells.add(item.accelerator());
        cells.add(item.acceleratorsPerInstance());
        cells.add(item.commitment().name());
        cells.add(price.instancePrice());
        cells.add(unitPrices.perAccelerator().amount());
        cells.add(price.currency());
        cells.add(price.hostIncluded());
        cells.add(price.marketplace());
        cells.add(price.status().name());
        cells.add(price.asOf());
        cells.add(startOf(price.validFrom()));
        cells.add(startOf(price.validUntil()));
        cells.add(price.source());
    }

    private static @Nullable OffsetDateTime startOf(@Nullable LocalDate day) {
        return day == null ? null : day.atStartOfDay().atOffset(ZoneOffset.UTC);
    }
}
