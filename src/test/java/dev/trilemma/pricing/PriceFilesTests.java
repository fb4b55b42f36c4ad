package dev.trilemma.pricing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trilemma.catalog.Accelerators;
import dev.trilemma.catalog.Commitment;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** What every bundled price file must hold. */
class PriceFilesTests {

    /** The hash of each published file: a file that changes is a broken promise, a new file is a new line. */
    private static final Map<String, String> PUBLISHED = Map.of(
            "catalog/prices/2026-11-23.csv", "55b6ec534b73022d8c465d332ebd82c2b7e9d1237068e3de0f570bd1ea2009a7",
            "catalog/prices/2026-11-26.csv", "6bffb8a56df8a9c8861763f580ab12c981c0daa3f4a25e95f4388858682eeab0");

    private static final BigDecimal TEN = BigDecimal.TEN;

    private final List<PriceFile> files = PriceFile.bundled();

    @Test
    void publishedFilesAreNeverEdited() {
        assertThat(files.stream().collect(Collectors.toMap(PriceFile::name, PriceFile::contentSha256)))
                .isEqualTo(PUBLISHED);
    }

    @TestFactory
    List<DynamicTest> everyFile() {
        return files.stream()
                .flatMap(file -> checks(file.rows()).entrySet().stream()
                        .map(check ->
                                DynamicTest.dynamicTest(file.asOf() + " " + check.getKey(), check.getValue()::run)))
                .toList();
    }

    private static Map<String, Runnable> checks(List<PriceRow> rows) {
        return Map.of(
                "prices are positive, cited and dated before the file", () -> pricesArePositiveCitedAndDated(rows),
                "accelerators are in the catalog", () -> acceleratorsAreInTheCatalog(rows),
                "an offer has one price at a time", () -> anOfferHasOnePriceAtATime(rows),
                "commitments and spot cost no more than on demand", () -> nothingCostsMoreThanOnDemand(rows),
                "three years cost no more than one", () -> threeYearsCostNoMoreThanOne(rows),
                "prices are within ten times of the median", () -> pricesAreNearTheMedian(rows));
    }

    private static void pricesArePositiveCitedAndDated(List<PriceRow> rows) {
        var today = PriceFile.bundled().get(PriceFile.bundled().size() - 1).asOf();
        assertThat(rows).isNotEmpty().allSatisfy(row -> {
            assertThat(row.instancePricePerHour()).isPositive();
            assertThat(row.acceleratorsPerInstance()).isPositive();
            assertThat(row.currency()).isEqualTo("USD");
            assertThat(row.source()).isNotBlank();
            assertThat(row.validFrom()).isBeforeOrEqualTo(row.asOf());
            assertThat(row.asOf()).isBeforeOrEqualTo(today);
        });
    }

    private static void acceleratorsAreInTheCatalog(List<PriceRow> rows) {
        var catalog = new Accelerators();
        assertThat(rows.stream().map(PriceRow::accelerator).distinct())
                .allSatisfy(id -> assertThat(catalog.accelerator(id).id()).isEqualTo(id));
    }

    private static void anOfferHasOnePriceAtATime(List<PriceRow> rows) {
        assertThat(rows.stream().map(row -> List.of(row.quoted().item(), row.validFrom())))
                .doesNotHaveDuplicates();
    }

    private static void nothingCostsMoreThanOnDemand(List<PriceRow> rows) {
        Map<PriceItem, BigDecimal> prices = latest(rows);
        assertThat(prices).allSatisfy((offer, price) -> {
            BigDecimal onDemand = prices.get(offer.boughtAs(Commitment.ON_DEMAND));
            assertThat(onDemand == null || price.compareTo(onDemand) <= 0).isTrue();
        });
    }

    private static void threeYearsCostNoMoreThanOne(List<PriceRow> rows) {
        Map<PriceItem, BigDecimal> prices = latest(rows);
        assertThat(prices)
                .anySatisfy((offer, price) -> assertThat(offer.commitment()).isEqualTo(Commitment.RESERVED3_YEAR));
        assertThat(prices).allSatisfy((offer, price) -> {
            BigDecimal oneYear = prices.get(offer.boughtAs(Commitment.RESERVED1_YEAR));
            assertThat(offer.commitment() != Commitment.RESERVED3_YEAR
                            || oneYear == null
                            || price.compareTo(oneYear) <= 0)
                    .isTrue();
        });
    }

    private static void pricesAreNearTheMedian(List<PriceRow> rows) {
        record Market(String accelerator, Commitment commitment) {}
        Function<PriceRow, Market> market = row -> new Market(row.accelerator(), row.boughtAs());
        assertThat(rows.stream().collect(Collectors.groupingBy(market))).allSatisfy((key, offers) -> {
            List<BigDecimal> prices = offers.stream()
                    .map(PriceFilesTests::perAccelerator)
                    .sorted()
                    .toList();
            BigDecimal median = prices.get(prices.size() / 2);
            assertThat(prices.get(0)).isGreaterThanOrEqualTo(median.divide(TEN));
            assertThat(prices.get(prices.size() - 1)).isLessThanOrEqualTo(median.multiply(TEN));
        });
    }

    private static Map<PriceItem, BigDecimal> latest(List<PriceRow> rows) {
        Map<PriceItem, PriceRow> latest = new HashMap<>();
        rows.forEach(row -> latest.merge(
                row.quoted().item(), row, (one, other) -> one.validFrom().isAfter(other.validFrom()) ? one : other));
        return latest.entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, entry -> entry.getValue().instancePricePerHour()));
    }

    private static BigDecimal perAccelerator(PriceRow row) {
        return row.instancePricePerHour().divide(row.acceleratorsPerInstance(), 9, RoundingMode.HALF_EVEN);
    }
}
