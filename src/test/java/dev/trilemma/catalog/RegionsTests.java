package dev.trilemma.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RegionsTests {

    private final Regions regions = new Regions();

    /** Green Software Foundation, Cloud_Region_Metadata.csv: 396.25 g/kWh and PUE 1.15 in 2024. */
    @Test
    void northernVirginiaIsAsPublished() {
        Region virginia = regions.find("aws", "us-east-1").orElseThrow();

        assertThat(virginia.pue()).isEqualTo(1.15);
        assertThat(virginia.carbonKgCo2ePerKwh()).isEqualTo(0.39625);
    }

    /** AWS reports 0 there because it buys certificates; the grid around Mumbai emits 747 g/kWh. */
    @Test
    void carbonIsThatOfTheGridWhateverTheProviderBuys() {
        assertThat(regions.find("aws", "ap-south-1").orElseThrow().carbonKgCo2ePerKwh())
                .isEqualTo(0.74698);
    }

    @Test
    void namesAreFoundInAnyCase() {
        assertThat(regions.find("GCP", "US-Central1")).isEqualTo(regions.find("gcp", "us-central1"));
        assertThat(regions.find("gcp", "us-central1")).isPresent();
        assertThat(regions.find("gcp", "us-east-1")).isEmpty();
    }

    /** IEA, Electricity 2025: 445 g/kWh in 2024. */
    @Test
    void theDefaultSiteHasTheAverageGridOfTheWorld() {
        Region site = regions.defaultSite();

        assertThat(site.carbonKgCo2ePerKwh()).isEqualTo(0.445);
        assertThat(site.pue()).isEqualTo(1.25);
    }

    @Test
    void allAreSortedByProviderAndRegion() {
        assertThat(regions.all()).extracting(Region::key).isSorted();
    }
}
