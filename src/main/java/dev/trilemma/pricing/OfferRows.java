package dev.trilemma.pricing;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** Writes the prices of a version in batches; thousands of them would be slow as entities. */
@Component
class OfferRows {

    private static final int BATCH = 1_000;

    private static final String INSERT = """
            insert into price_offer (
                id, catalog_version_id, item_id, provider, region, zone, instance_type, accelerator,
                accelerators_per_instance, commitment, instance_price, price_per_accelerator, currency, host_included,
                marketplace, status, as_of, valid_from, valid_until, source)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """;

    private final JdbcTemplate jdbc;

    OfferRows(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    void insert(UUID version, List<QuotedPrice> prices) {
        List<Integer> numbers = IntStream.range(0, prices.size()).boxed().toList();
        jdbc.batchUpdate(INSERT, numbers, BATCH, (statement, number) -> {
            statement.setObject(1, id(version, number));
            statement.setObject(2, version);
            set(statement, prices.get(number));
        });
    }

    /** Ids follow the order of the file, so that offers at one price are always listed in the same order. */
    private static UUID id(UUID version, int number) {
        return new UUID(version.getMostSignificantBits(), number);
    }

    private static void set(PreparedStatement statement, QuotedPrice price) throws SQLException {
        PriceItem item = price.item();
        var unitPrices = new UnitPrices(price.instancePrice(), item.acceleratorsPerInstance(), price.currency());
        statement.setObject(3, item.id());
        statement.setString(4, item.provider());
        statement.setString(5, item.region());
        statement.setString(6, item.zone());
        statement.setString(7, item.instanceType());
        statement.setString(8, item.accelerator());
        statement.setBigDecimal(9, item.acceleratorsPerInstance());
        statement.setString(10, item.commitment().name());
        statement.setBigDecimal(11, price.instancePrice());
        statement.setBigDecimal(12, unitPrices.perAccelerator().amount());
        statement.setString(13, price.currency());
        statement.setBoolean(14, price.hostIncluded());
        statement.setBoolean(15, price.marketplace());
        statement.setString(16, price.status().name());
        statement.setObject(17, price.asOf());
        statement.setObject(18, startOf(price.validFrom()));
        statement.setObject(19, startOf(price.validUntil()));
        statement.setString(20, price.source());
    }

    private static @Nullable OffsetDateTime startOf(@Nullable LocalDate day) {
        return day == null ? null : day.atStartOfDay().atOffset(ZoneOffset.UTC);
    }
}
