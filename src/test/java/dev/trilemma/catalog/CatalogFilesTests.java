package dev.trilemma.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trilemma.engine.hardware.Precision;
import dev.trilemma.engine.memory.MemoryConstants;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The reference files load, refer to what exists, cite, and stay within what is physically plausible. */
class CatalogFilesTests {

    private final List<AcceleratorRow> accelerators = ReferenceFiles.csv("accelerators.csv", AcceleratorRow.class);
    private final List<AcceleratorPeakRow> peaks =
            ReferenceFiles.csv("accelerator-peaks.csv", AcceleratorPeakRow.class);
    private final List<AcceleratorAliasRow> aliases =
            ReferenceFiles.csv("accelerator-aliases.csv", AcceleratorAliasRow.class);
    private final List<InterconnectRow> interconnects = ReferenceFiles.csv("interconnects.csv", InterconnectRow.class);
    private final List<Region> regions = ReferenceFiles.csv("regions.csv", Region.class);
    private final List<Technique> techniques = ReferenceFiles.csv("techniques.csv", Technique.class);

    @Test
    void everyIdOccursOnce() {
        assertThat(accelerators).extracting(AcceleratorRow::id).doesNotHaveDuplicates();
        assertThat(interconnects).extracting(InterconnectRow::id).doesNotHaveDuplicates();
        assertThat(regions).extracting(Region::key).doesNotHaveDuplicates();
        assertThat(techniques).extracting(Technique::id).doesNotHaveDuplicates();
        assertThat(peaks)
                .extracting(peak -> peak.accelerator() + " " + peak.precision())
                .doesNotHaveDuplicates();
    }

    @Test
    void everyRowHasASource() {
        assertThat(accelerators).extracting(AcceleratorRow::source).allSatisfy(CatalogFilesTests::cites);
        assertThat(peaks).extracting(AcceleratorPeakRow::source).allSatisfy(CatalogFilesTests::cites);
        assertThat(aliases).extracting(AcceleratorAliasRow::source).allSatisfy(CatalogFilesTests::cites);
        assertThat(interconnects).extracting(InterconnectRow::source).allSatisfy(CatalogFilesTests::cites);
        assertThat(regions).extracting(Region::source).allSatisfy(CatalogFilesTests::cites);
        assertThat(techniques).extracting(Technique::source).allSatisfy(CatalogFilesTests::cites);
    }

    @Test
    void everyPeakAndAliasIsOfAnAcceleratorInTheCatalog() {
        Set<String> ids = accelerators.stream().map(AcceleratorRow::id).collect(Collectors.toSet());

        assertThat(peaks).extracting(AcceleratorPeakRow::accelerator).allMatch(ids::contains);
        assertThat(aliases).extracting(AcceleratorAliasRow::accelerator).allMatch(ids::contains);
    }

    @Test
    void noAliasHidesAnId() {
        assertThat(aliases)
                .extracting(alias -> AcceleratorAliases.normalized(alias.alias()))
                .doesNotContainAnyElementsOf(
                        accelerators.stream().map(AcceleratorRow::id).toList());
    }

    @Test
    void everyIdIsASlugThatItsLookupLeavesAlone() {
        assertThat(accelerators)
                .extracting(AcceleratorRow::id)
                .allSatisfy(id -> assertThat(AcceleratorAliases.normalized(id)).isEqualTo(id));
        assertThat(interconnects).extracting(InterconnectRow::id).allMatch(id -> id.matches("[a-z0-9-]+"));
        assertThat(techniques).extracting(Technique::id).allMatch(id -> id.matches("[a-z0-9-]+"));
    }

    @Test
    void everyAcceleratorMultipliesMatricesInHalfPrecision() {
        Map<String, List<Precision>> precisions = peaks.stream()
                .collect(Collectors.groupingBy(
                        AcceleratorPeakRow::accelerator,
                        Collectors.mapping(AcceleratorPeakRow::precision, Collectors.toList())));

        assertThat(accelerators)
                .allSatisfy(accelerator ->
                        assertThat(precisions.get(accelerator.id())).containsAnyOf(Precision.FP16, Precision.BF16));
    }

    @Test
    void narrowerNumbersAreNeverSlowerAndBf16NeverSlowerThanFp16() {
        assertThat(rates().values()).allSatisfy(rates -> {
            assertNotFaster(rates, Precision.TF32, Precision.BF16);
            assertNotFaster(rates, Precision.FP32, Precision.FP16);
            assertNotFaster(rates, Precision.FP16, Precision.BF16);
            assertNotFaster(rates, Precision.BF16, Precision.FP8);
            assertNotFaster(rates, Precision.FP8, Precision.FP4);
        });
    }

    @Test
    void memoryPowerAndLinksArePlausible() {
        assertThat(accelerators).allSatisfy(accelerator -> {
            assertThat(accelerator.memoryGib()).isBetween(12.0, 512.0);
            assertThat(accelerator.memoryBandwidthGbPerS()).isBetween(300.0, 30_000.0);
            assertThat(accelerator.domainSize()).isBetween(1, 10_000);
            assertThat(accelerator.year()).isBetween(2016, 2026);
            if (accelerator.powerW() != null) {
                assertThat(accelerator.powerW()).isBetween(70.0, 1500.0);
            }
        });
    }

    /** A loss in chunks takes least, one written out most; everything is there, named once and sourced, or reading fails. */
    @Test
    void theConstantsOfMemoryAreOrdered() {
        MemoryConstants memory = MemoryFactors.constants();

        assertThat(memory.chunkedLossBytes()).isBetween(2.0, memory.fusedLossBytes());
        assertThat(memory.fusedLossBytes()).isLessThan(memory.plainLossBytes());
        assertThat(memory.allocatorSlack()).isBetween(0.0, 0.5);
        assertThat(memory.workspaceBytes()).isBetween(0.0, 4e9);
    }

    @Test
    void theNetworkIsNeverFasterThanTheLinkInsideTheNode() {
        assertThat(accelerators)
                .filteredOn(row -> row.intraNodeGbPerS() != null && row.interNodeGbPerS() != null)
                .filteredOn(row -> row.domainSize() > 1)
                .allSatisfy(row -> assertThat(row.interNodeGbPerS()).isLessThan(row.intraNodeGbPerS()));
    }

    @Test
    void facilitiesAndGridsArePlausible() {
        assertThat(regions).allSatisfy(region -> {
            assertThat(region.pue()).isBetween(1.0, 2.0);
            if (region.carbonKgCo2ePerKwh() != null) {
                assertThat(region.carbonKgCo2ePerKwh()).isBetween(0.001, 1.2);
            }
        });
    }

    @Test
    void linksArePlausible() {
        assertThat(interconnects).allSatisfy(link -> {
            assertThat(link.gbPerSecond()).isBetween(1.0, 2_000.0);
            if (link.latencyUs() != null) {
                assertThat(link.latencyUs()).isBetween(0.1, 100.0);
            }
        });
    }

    private Map<String, Map<Precision, Double>> rates() {
        return peaks.stream()
                .collect(Collectors.groupingBy(
                        AcceleratorPeakRow::accelerator,
                        Collectors.toMap(AcceleratorPeakRow::precision, AcceleratorPeakRow::peakDenseTflops)));
    }

    private static void assertNotFaster(Map<Precision, Double> rates, Precision wide, Precision narrow) {
        if (rates.keySet().containsAll(Set.of(wide, narrow))) {
            assertThat(rates.get(wide)).isLessThanOrEqualTo(rates.get(narrow));
        }
    }

    private static void cites(String source) {
        assertThat(source).isNotBlank();
    }
}
