package dev.trilemma.pricing;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.MultiGauge.Row;
import io.micrometer.core.instrument.Tags;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Publishes how old the prices of each catalog are that every team reads; a team's own catalogs are its own business. Each replica
 * looks up the days once a minute, so that who asks for the metrics never waits for the database; the age itself is that of the moment.
 */
@Component
@EnableScheduling
class PriceAges {

    private static final int MOST_CATALOGS = 100;

    private final JdbcTemplate jdbc;
    private final Clock clock;
    private final MultiGauge ages;

    PriceAges(JdbcTemplate jdbc, Clock clock, MeterRegistry registry) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.ages = MultiGauge.builder("trilemma.price.age")
                .description("Since the day of the newest published prices of a catalog that every team reads")
                .baseUnit("seconds")
                .register(registry);
    }

    @Scheduled(fixedDelay = 1, timeUnit = TimeUnit.MINUTES)
    void lookUp() {
        List<Row<?>> rows = jdbc.query(
                """
                select price_catalog.id, max(catalog_version.as_of) from price_catalog
                join catalog_version on catalog_version.price_catalog = price_catalog.id
                where price_catalog.team_id is null and catalog_version.status = 'PUBLISHED'
                group by price_catalog.id order by price_catalog.id limit ?
                """, (row, number) -> age(row.getString(1), row.getObject(2, LocalDate.class)), MOST_CATALOGS);
        ages.register(rows, true);
    }

    private Row<?> age(String catalog, LocalDate asOf) {
        return Row.of(Tags.of("catalog", catalog), asOf.atStartOfDay().toInstant(ZoneOffset.UTC), this::secondsSince);
    }

    private double secondsSince(Instant instant) {
        return Duration.between(instant, clock.instant()).toSeconds();
    }
}
