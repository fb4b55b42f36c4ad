package dev.trilemma.pricing;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** Writes the rows of a version in batches; thousands of them would be slow as entities. */
@Component
class PriceOfferRows {

    private static final int BATCH = 1_000;
    private static final String INSERT = """
            insert into price_offer (
                id, published_catalog_id, provider, region, zone, instance_type, accelerator, accelerators_per_instance,
                commitment, instance_price, currency, host_included, marketplace, status, as_of, valid_from, valid_until,
                source)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """;

    private final JdbcTemplate jdbc;

    PriceOfferRows(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** Asked at every start, before anything needs an entity. */
    boolean hasVersion(String priceCatalog, String contentSha256) {
        Integer found = jdbc.queryForObject(
                "select count(*) from published_catalog where price_catalog = ? and content_sha256 = ?",
                Integer.class,
                priceCatalog,
                contentSha256);
        return found != null && found > 0;
    }

    void insert(PublishedCatalog catalog, List<PriceRow> rows) {
        List<@Nullable Instant> ends = PriceFile.ends(rows);
        List<Integer> numbers = IntStream.range(0, rows.size()).boxed().toList();
        jdbc.batchUpdate(INSERT, numbers, BATCH, (statement, number) -> {
            statement.setObject(1, id(catalog, number));
            statement.setObject(2, catalog.id());
            set(statement, rows.get(number), ends.get(number));
        });
    }

    /** Ids follow the order of the file, so that offers at one price are always listed in the same order. */
    private static UUID id(PublishedCatalog catalog, int number) {
        return new UUID(catalog.id().getMostSignificantBits(), number);
    }

    private static void set(PreparedStatement statement, PriceRow row, @Nullable Instant end) throws SQLException {
        statement.setString(3, row.provider());
        statement.setString(4, row.region());
        statement.setString(5, row.zone());
        statement.setString(6, row.instanceType());
        statement.setString(7, row.accelerator());
        statement.setBigDecimal(8, row.acceleratorsPerInstance());
        statement.setString(9, row.boughtAs().name());
        statement.setBigDecimal(10, row.instancePricePerHour());
        statement.setString(11, row.currency());
        statement.setBoolean(12, row.hostIncluded());
        statement.setBoolean(13, row.marketplace());
        statement.setString(14, OfferStatus.OK.name());
        statement.setObject(15, row.asOf());
        statement.setObject(16, utc(row.startsAt()));
        statement.setObject(17, end == null ? null : utc(end));
        statement.setString(18, row.source());
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
