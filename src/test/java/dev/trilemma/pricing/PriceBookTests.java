package dev.trilemma.pricing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trilemma.pricing.PriceBook.Seen;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** From which version a provider is priced. */
class PriceBookTests {

    private final CatalogVersion april = version("own", 1, "2026-04-02");
    private final CatalogVersion may = version("own", 2, "2026-05-07");
    private final CatalogVersion history = version("public", 1, "2026-11-26");

    @Test
    void ofSeveralVersionsTheOneWithTheLatestPricesAtThatInstantCounts() {
        PriceBook book = book(
                List.of(april, may),
                seen(april, "2026-04-02", null, "2026-04-02"),
                seen(may, "2026-05-07", null, "2026-05-07"));

        assertThat(book.sources(instant("2026-04-01"))).isEmpty();
        assertThat(book.sources(instant("2026-05-06"))).containsEntry("lambda", april);
        assertThat(book.sources(instant("2026-05-07"))).containsEntry("lambda", may);
        assertThat(book.sources(Instant.MAX)).containsEntry("lambda", may);
    }

    @Test
    void aDayLongGoneIsPricedFromAListThatWasStillSeenThen() {
        PriceBook book = book(
                List.of(april, history),
                seen(april, "2026-04-02", null, "2026-04-02"),
                seen(history, "2026-03-01", "2026-09-01", "2026-08-20"),
                seen(history, "2026-10-01", null, "2026-11-01"));

        assertThat(book.sources(instant("2026-03-15"))).containsEntry("lambda", history);
        assertThat(book.sources(instant("2026-06-01"))).containsEntry("lambda", history);
        assertThat(book.sources(instant("2026-09-15"))).containsEntry("lambda", april);
        assertThat(book.sources(instant("2026-10-15"))).containsEntry("lambda", history);
    }

    @Test
    void anOlderListThatIsPublishedLaterTakesNoProviderFromANewerOne() {
        CatalogVersion backfilled = version("own", 3, "2026-03-01");
        PriceBook book = book(
                List.of(may, backfilled),
                seen(may, "2026-05-07", null, "2026-05-07"),
                seen(backfilled, "2026-03-01", null, "2026-03-01"));

        assertThat(book.sources(instant("2026-06-01"))).containsEntry("lambda", may);
        assertThat(book.sources(instant("2026-04-01"))).containsEntry("lambda", backfilled);
    }

    @Test
    void ofTwoVersionsOfOneDayTheLaterOneCounts() {
        CatalogVersion corrected = version("own", 3, "2026-05-07");
        PriceBook book = book(
                List.of(may, corrected),
                seen(may, "2026-05-07", null, "2026-05-07"),
                seen(corrected, "2026-05-07", null, "2026-05-07"));

        assertThat(book.sources(instant("2026-05-08"))).containsEntry("lambda", corrected);
    }

    private static PriceBook book(List<CatalogVersion> versions, Seen... seen) {
        return new PriceBook(versions, List.of(seen));
    }

    private static CatalogVersion version(String catalog, int number, String asOf) {
        var origin = new Origin(LocalDate.parse(asOf), "trilemma", "a test");
        return new CatalogVersion(
                UUID.randomUUID(),
                new PriceCatalog(catalog, catalog, null, null, Instant.EPOCH),
                number,
                origin,
                Instant.EPOCH);
    }

    private static Seen seen(CatalogVersion version, String from, @Nullable String until, String asOf) {
        return new Seen(
                version.id(),
                "lambda",
                null,
                instant(from),
                until == null ? null : instant(until),
                LocalDate.parse(asOf));
    }

    private static Instant instant(String day) {
        return LocalDate.parse(day).atStartOfDay(ZoneOffset.UTC).toInstant();
    }
}
