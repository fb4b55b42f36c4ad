package dev.trilemma.pricing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.trilemma.audit.AuditLog;
import dev.trilemma.catalog.Commitment;
import dev.trilemma.catalog.Regions;
import dev.trilemma.engine.InvalidPlan;
import jakarta.persistence.EntityManagerFactory;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.stream.IntStream;
import org.hibernate.SessionFactory;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.data.jpa.test.autoconfigure.DataJpaTest;
import org.springframework.boot.jdbc.test.autoconfigure.AutoConfigureTestDatabase;
import org.springframework.context.annotation.Import;

@DataJpaTest(
        properties = {
            "spring.datasource.url=jdbc:h2:mem:prices;MODE=PostgreSQL;DB_CLOSE_DELAY=-1",
            "spring.jpa.hibernate.ddl-auto=validate",
            "spring.jpa.properties.hibernate.generate_statistics=true"
        })
@AutoConfigureTestDatabase(replace = AutoConfigureTestDatabase.Replace.NONE)
@Import({
    PriceFilesLoader.class,
    Catalogs.class,
    AuditLog.class,
    Publisher.class,
    OfferRows.class,
    OfferReader.class,
    ImportIssues.class,
    PublishedPrices.class,
    Discounts.class,
    Places.class,
    Regions.class,
    Prices.class
})
class PricesTests {

    private static final String H100 = "nvidia-h100-sxm5-80gb";
    private static final String CATALOG = PriceFilesLoader.CATALOG;
    private static final Instant NOW = Instant.parse("2026-11-23T12:00:00Z");

    @Autowired
    private Prices prices;

    @Autowired
    private EntityManagerFactory entities;

    @Test
    void withNothingSaidTheCheapestWholeNodeWithARegionIsChosenAndNoMarketplace() {
        PricedOffer offer =
                prices.cheapest(anywhere(H100, Commitment.ON_DEMAND)).orElseThrow();

        assertThat(offer.provider()).isEqualTo("lambda");
        assertThat(offer.pricePerAccelerator().amount()).isEqualTo("3.99");
        assertThat(offer.acceleratorsPerInstance()).isEqualTo(8);
        assertThat(offer.region()).isNotNull();
        assertThat(offer.marketplace()).isFalse();
    }

    /** List prices read from the providers' pages in 2026, per instance-hour. */
    @ParameterizedTest
    @CsvSource({
        "aws, us-east-1, nvidia-h100-sxm5-80gb, ON_DEMAND, 55.04",
        "aws, us-east-1, nvidia-a100-sxm4-40gb, ON_DEMAND, 21.957642",
        "AWS, us-east-1, nvidia-a100-sxm4-80gb, ON_DEMAND, 27.44705",
        "azure, eastus2, nvidia-a100-pcie-80gb, ON_DEMAND, 14.692",
        "coreweave, , nvidia-h100-sxm5-80gb, ON_DEMAND, 49.24",
        "aws, us-east-1, aws-trainium1, RESERVED1_YEAR, 13.22895",
        "aws, us-east-2, nvidia-h100-sxm5-80gb, CAPACITY_BLOCK, 39.33"
    })
    void aNamedProviderIsPricedAsItsListSays(
            String provider, String region, String accelerator, Commitment commitment, String instancePrice) {
        assertThat(prices.cheapest(
                        new OfferQuery(accelerator, 8, provider, region, commitment, null, null, NOW, Instant.MAX)))
                .hasValueSatisfying(
                        offer -> assertThat(offer.instancePrice().amount()).isEqualByComparingTo(instancePrice));
    }

    @ParameterizedTest
    @EnumSource(
            value = Commitment.class,
            names = {"SPOT", "RESERVED1_YEAR", "RESERVED3_YEAR"})
    void aPromiseOrARiskCostsLessThanOnDemandAtTheSameProvider(Commitment commitment) {
        assertThat(price("gcp", "nvidia-l4-24gb", commitment))
                .isLessThan(price("gcp", "nvidia-l4-24gb", Commitment.ON_DEMAND));
    }

    @Test
    void aProviderThatSellsNoWholeNodesIsPricedByItsParts() {
        assertThat(prices.cheapest(at("runpod", H100)))
                .hasValueSatisfying(
                        offer -> assertThat(offer.acceleratorsPerInstance()).isEqualTo(1));
    }

    /** Google sells slices of TPU v2 at one price for each chip, from 16 chips to hundreds; two small ones cost less than the next. */
    @ParameterizedTest
    @CsvSource({
        "google-tpu-v2, 16, , 16",
        "google-tpu-v2, 17, , 16",
        "nvidia-l4-24gb, 1, gcp, 1",
        "nvidia-l4-24gb, 1, , 8",
        "nvidia-h100-sxm5-80gb, 1000, , 8"
    })
    void aBillIsForInstancesThatHoldThePlan(
            String accelerator, int count, @Nullable String provider, double acceleratorsPerInstance) {
        var query =
                new OfferQuery(accelerator, count, provider, null, Commitment.ON_DEMAND, null, null, NOW, Instant.MAX);

        assertThat(prices.cheapest(query))
                .hasValueSatisfying(
                        offer -> assertThat(offer.acceleratorsPerInstance()).isEqualTo(acceleratorsPerInstance));
    }

    @Test
    void whatNobodySellsSoHasNoPrice() {
        assertThat(prices.cheapest(anywhere("nvidia-rubin-288gb", Commitment.ON_DEMAND)))
                .isEmpty();
        assertThat(prices.cheapest(anywhere("nvidia-rtx-4090-24gb", Commitment.ON_DEMAND)))
                .as("only marketplaces and parts without a region")
                .isEmpty();
        assertThat(prices.cheapest(anywhere(H100, Commitment.OWNED))).isEmpty();
        assertThat(prices.cheapest(new OfferQuery(
                        H100, 8, "aws", "af-south-1", Commitment.ON_DEMAND, null, null, NOW, Instant.MAX)))
                .as("a region of the provider without this accelerator")
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "amazn, , , , /pricing/provider",
        "aws, us-east-9, , , /pricing/region",
        "aws, europe-west4, , , /pricing/region",
        ", us-eest-1, , , /pricing/region",
        ", , public-pricess, , /pricing/priceCatalog",
        ", , public-prices, 99, /pricing/priceCatalogVersion",
        ", , , 99, /pricing/priceCatalogVersion"
    })
    void anUnknownNameIsRefusedWithItsPointer(
            String provider, String region, String catalog, Integer version, String pointer) {
        var query = new OfferQuery(H100, 8, provider, region, Commitment.ON_DEMAND, catalog, version, NOW, Instant.MAX);

        assertThatThrownBy(() -> prices.cheapest(query))
                .isInstanceOfSatisfying(
                        InvalidPlan.class,
                        failure -> assertThat(failure.pointer()).isEqualTo(pointer));
    }

    @Test
    void aMisspeltRegionIsAnsweredWithTheNearestOnes() {
        var query = new OfferQuery(H100, 8, "aws", "us-eest-1", Commitment.ON_DEMAND, null, null, NOW, Instant.MAX);

        assertThatThrownBy(() -> prices.cheapest(query)).hasMessageContaining("us-east-1");
    }

    @Test
    void aPinnedVersionIsPricedAsTheLatestWhileItIsTheLatest() {
        var pinned = new OfferQuery(H100, 8, "aws", "us-east-1", Commitment.ON_DEMAND, CATALOG, 2, NOW, Instant.MAX);
        var latest = new OfferQuery(H100, 8, "aws", "us-east-1", Commitment.ON_DEMAND, null, null, NOW, Instant.MAX);

        assertThat(prices.cheapest(pinned)).isEqualTo(prices.cheapest(latest)).isPresent();
    }

    @Test
    void aPriceThatWasNotYetSeenIsNotInForce() {
        Instant before = Instant.parse("2022-01-01T00:00:00Z");

        assertThat(prices.cheapest(
                        new OfferQuery(H100, 8, null, null, Commitment.ON_DEMAND, null, null, before, Instant.MAX)))
                .isEmpty();
        assertThat(prices.cheapest(new OfferQuery(
                        H100, 8, null, null, Commitment.ON_DEMAND, null, null, Instant.MAX, Instant.MAX)))
                .isPresent();
        assertThat(prices.cheapest(new OfferQuery(
                        H100, 8, null, null, Commitment.ON_DEMAND, null, null, Instant.MIN, Instant.MAX)))
                .isEmpty();
    }

    @Test
    void theRangeStartsAtTheCheapestWholeNode() {
        PriceRange range =
                prices.range(H100, Commitment.ON_DEMAND, NOW, Instant.MAX).orElseThrow();

        assertThat(range.lowest())
                .isEqualTo(prices.cheapest(anywhere(H100, Commitment.ON_DEMAND)).orElseThrow());
        assertThat(range.medianPerAccelerator())
                .isBetween(range.lowest().pricePerAccelerator(), range.highest().pricePerAccelerator());
        assertThat(prices.range("nvidia-rubin-288gb", Commitment.ON_DEMAND, NOW, Instant.MAX))
                .isEmpty();
    }

    @Test
    void aThousandPricesAreFoundWithoutAskingTheDatabaseForEach() {
        prices.cheapest(anywhere(H100, Commitment.ON_DEMAND));
        var statistics = entities.unwrap(SessionFactory.class).getStatistics();
        long before = statistics.getPrepareStatementCount();

        IntStream.range(0, 1_000).forEach(time -> prices.cheapest(anywhere(H100, Commitment.ON_DEMAND)));

        assertThat(statistics.getPrepareStatementCount() - before).isLessThan(10);
    }

    private BigDecimal price(String provider, String accelerator, Commitment commitment) {
        return prices.cheapest(new OfferQuery(accelerator, 8, provider, null, commitment, null, null, NOW, Instant.MAX))
                .orElseThrow()
                .pricePerAccelerator()
                .amount();
    }

    private static OfferQuery at(String provider, String accelerator) {
        return new OfferQuery(accelerator, 8, provider, null, Commitment.ON_DEMAND, null, null, NOW, Instant.MAX);
    }

    private static OfferQuery anywhere(String accelerator, Commitment commitment) {
        return new OfferQuery(accelerator, 8, null, null, commitment, null, null, NOW, Instant.MAX);
    }
}
