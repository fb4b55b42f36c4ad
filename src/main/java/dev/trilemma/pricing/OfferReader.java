package dev.trilemma.pricing;

import dev.trilemma.catalog.Commitment;
import dev.trilemma.pricing.PriceBook.Seen;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.stereotype.Component;

/** Reads the prices of versions. */
@Component
class OfferReader {

    private static final int FETCHED_TOGETHER = 1_000;

    private static final String COLUMNS = """
            select id, catalog_version_id, item_id, provider, region, zone, instance_type, accelerator,
                accelerators_per_instance, commitment, instance_price, price_per_accelerator, currency, host_included, marketplace, status,
                as_of, valid_from, valid_until, source
            from price_offer
            """;

    private static final String SEEN = """
            select provider, region, valid_from, valid_until, max(as_of) as last_seen
            from price_offer where catalog_version_id = ?
            group by provider, region, valid_from, valid_until
            """;

    private final JdbcTemplate jdbc;

    OfferReader(JdbcTemplate jdbc) {
        this.jdbc = new JdbcTemplate(jdbc.getDataSource());
        this.jdbc.setFetchSize(FETCHED_TOGETHER);
    }

    List<Seen> seen(UUID version) {
        return jdbc.query(
                SEEN,
                (row, index) -> new Seen(
                        version,
                        row.getString("provider"),
                        row.getString("region"),
                        instant(row, "valid_from"),
                        instantOrNull(row, "valid_until"),
                        row.getObject("last_seen", LocalDate.class)),
                version);
    }

    /** All offers of an accelerator in a version, in no order. */
    List<DatedOffer> ofAccelerator(CatalogVersion version, String accelerator) {
        return jdbc.query(
                COLUMNS + "where catalog_version_id = ? and accelerator = ?",
                mapper(id -> version),
                version.id(),
                accelerator);
    }

    /** What a query built elsewhere finds. */
    List<DatedOffer> find(OfferSelect select, VersionNames names) {
        return jdbc.query(select.sql(COLUMNS), mapper(names), select.values());
    }

    /** A version's latest price of each item. */
    List<DatedOffer> latest(CatalogVersion version) {
        return jdbc.query(
                COLUMNS + "where catalog_version_id = ? and valid_until is null", mapper(id -> version), version.id());
    }

    /** The instance price of each item in a version's end. */
    Map<UUID, BigDecimal> latestPrices(UUID version) {
        Map<UUID, BigDecimal> prices = new HashMap<>();
        jdbc.query(
                "select item_id, instance_price from price_offer where catalog_version_id = ? and valid_until is null",
                row -> {
                    prices.put(row.getObject("item_id", UUID.class), row.getBigDecimal("instance_price"));
                },
                version);
        return prices;
    }

    /** The version that an id stands for. */
    interface VersionNames extends Function<UUID, CatalogVersion> {}

    private static RowMapper<DatedOffer> mapper(VersionNames names) {
        return (row, index) -> offer(row, names);
    }

    private static DatedOffer offer(ResultSet row, VersionNames names) throws SQLException {
        CatalogVersion version = names.apply(row.getObject("catalog_version_id", UUID.class));
        UUID id = row.getObject("id", UUID.class);
        BigDecimal accelerators = row.getBigDecimal("accelerators_per_instance");
        var prices = new UnitPrices(row.getBigDecimal("instance_price"), accelerators, row.getString("currency"));
        var offer = new PricedOffer(
                id,
                row.getString("provider"),
                row.getString("region"),
                row.getString("instance_type"),
                row.getString("accelerator"),
                accelerators.doubleValue(),
                Commitment.valueOf(row.getString("commitment")),
                prices.perInstance(),
                prices.perAccelerator(),
                null,
                row.getBoolean("host_included"),
                row.getBoolean("marketplace"),
                OfferStatus.valueOf(row.getString("status")),
                row.getObject("as_of", LocalDate.class),
                instant(row, "valid_from"),
                version.priceCatalog(),
                version.version(),
                row.getString("source"));
        return new DatedOffer(
                id,
                version.id(),
                row.getObject("item_id", UUID.class),
                row.getString("zone"),
                instantOrNull(row, "valid_until"),
                offer);
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    private static @Nullable Instant instantOrNull(ResultSet row, String column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }
}
