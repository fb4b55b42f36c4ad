package dev.trilemma.pricing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trilemma.audit.AuditLog;
import dev.trilemma.catalog.Commitment;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.data.jpa.test.autoconfigure.DataJpaTest;
import org.springframework.boot.jdbc.test.autoconfigure.AutoConfigureTestDatabase;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** What publishing the bundled files must do on every database. */
@DataJpaTest(properties = "spring.jpa.hibernate.ddl-auto=validate")
@AutoConfigureTestDatabase(replace = AutoConfigureTestDatabase.Replace.NONE)
@Import({
    PriceFilesLoader.class,
    Catalogs.class,
    AuditLog.class,
    Publisher.class,
    OfferRows.class,
    OfferReader.class,
    ImportIssues.class,
    PublishedPrices.class
})
@Transactional(propagation = Propagation.NOT_SUPPORTED)
abstract class PublishingTests {

    @Autowired
    PriceFilesLoader loader;

    @Autowired
    private CatalogVersions versions;

    @Autowired
    private OfferReader offers;

    @Autowired
    JdbcTemplate jdbc;

    @Test
    void everyBundledFileIsAVersionWithAllItsRows() {
        List<PriceFile> files = PriceFile.bundled();

        assertThat(published())
                .extracting(CatalogVersion::contentSha256)
                .containsExactlyElementsOf(
                        files.stream().map(PriceFile::contentSha256).toList());
        assertThat(published())
                .extracting(CatalogVersion::priceCount)
                .allSatisfy(rows -> assertThat(rows).isPositive());
        assertThat(count("price_offer"))
                .isEqualTo(files.stream().mapToLong(file -> file.rows().size()).sum());
    }

    @Test
    void startingAgainPublishesNothing() {
        List<String> before = contents();

        loader.afterSingletonsInstantiated();

        assertThat(contents()).isEqualTo(before);
    }

    @Test
    void aPriceIsReadBackAsTheFileSaysIt() {
        CatalogVersion version = published().get(0);

        assertThat(offers.latest(version))
                .extracting(DatedOffer::offer)
                .filteredOn(offer -> "p5.48xlarge".equals(offer.instanceType())
                        && "us-east-1".equals(offer.region())
                        && offer.commitment() == Commitment.ON_DEMAND)
                .anySatisfy(offer -> {
                    assertThat(offer.instancePrice().amount()).isEqualTo("55.04");
                    assertThat(offer.pricePerAccelerator().amount()).isEqualTo("6.88");
                    assertThat(offer.asOf()).isEqualTo("2026-11-09");
                    assertThat(offer.priceCatalogVersion()).isEqualTo(1);
                });
    }

    private List<CatalogVersion> published() {
        return versions.findByPriceCatalogOrderByVersionDesc(PriceFilesLoader.CATALOG).stream()
                .sorted(CatalogVersion.OLDEST_FIRST)
                .toList();
    }

    private List<String> contents() {
        return jdbc.queryForList("select id || ' ' || instance_price from price_offer order by id", String.class);
    }

    private long count(String table) {
        return jdbc.queryForObject("select count(*) from " + table, Long.class);
    }
}
