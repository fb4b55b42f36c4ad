package dev.trilemma.pricing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trilemma.catalog.Commitment;
import dev.trilemma.engine.cost.Money;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** AWS p5.48xlarge fell from 98.32 to 55.04 USD an hour in June 2025. */
class PriceBookTests {

    private static final String H100 = "nvidia-h100-sxm5-80gb";
    private static final LocalDate FALL = LocalDate.parse("2025-06-05");
    private static final Instant AFTER = instant(FALL.plusDays(1));

    private final DatedOffer before = p5("98.32", LocalDate.parse("2024-12-01"), instant(FALL));
    private final DatedOffer after = p5("55.04", FALL, null);

    @Test
    void aPriceHoldsFromItsFirstInstantUntilTheNextTakesItsPlace() {
        var book = new PriceBook(List.of(List.of(before, after)));

        assertThat(book.inForce(instant(FALL).minusMillis(1))).containsExactly(before);
        assertThat(book.inForce(instant(FALL))).containsExactly(after);
        assertThat(book.inForce(H100, Commitment.ON_DEMAND, AFTER)).containsExactly(after);
        assertThat(book.inForce(H100, Commitment.SPOT, AFTER)).isEmpty();
    }

    @Test
    void ofSeveralCatalogsTheOneWithTheProvidersLatestPricesCounts() {
        assertThat(new PriceBook(List.of(List.of(before), List.of(after))).all())
                .containsExactly(after);
        assertThat(new PriceBook(List.of(List.of(after), List.of(before))).all())
                .containsExactly(after);
    }

    @Test
    void aNodeOfEightIsWholeAndHalfOfItIsNot() {
        var book = new PriceBook(List.of(List.of(after, offer("a part", 4, "27.52", FALL, null))));

        assertThat(book.all())
                .filteredOn(dated -> book.isWholeNode(dated.offer()))
                .containsExactly(after);
    }

    @Test
    void whereNobodySellsEightTheLargestInstanceIsWhole() {
        DatedOffer pair = offer("Standard_NC80adis_H100_v5", 2, "13.96", FALL, null);
        DatedOffer single = offer("Standard_NC40ads_H100_v5", 1, "6.98", FALL, null);
        var book = new PriceBook(List.of(List.of(single, pair)));

        assertThat(book.all())
                .filteredOn(dated -> book.isWholeNode(dated.offer()))
                .containsExactly(pair);
    }

    private static DatedOffer p5(String price, LocalDate from, @Nullable Instant until) {
        return offer("p5.48xlarge", 8, price, from, until);
    }

    private static DatedOffer offer(
            String instance, int accelerators, String price, LocalDate from, @Nullable Instant until) {
        var prices = new UnitPrices(new BigDecimal(price), BigDecimal.valueOf(accelerators), "USD");
        Money perInstance = prices.perInstance();
        return new DatedOffer(
                UUID.nameUUIDFromBytes((instance + from).getBytes(StandardCharsets.UTF_8)),
                null,
                OfferStatus.OK,
                until,
                new PricedOffer(
                        "aws",
                        "us-east-1",
                        instance,
                        H100,
                        accelerators,
                        Commitment.ON_DEMAND,
                        perInstance,
                        prices.perAccelerator(),
                        true,
                        false,
                        from,
                        instant(from),
                        "public-prices",
                        1,
                        "https://aws.amazon.com/ec2/pricing/"));
    }

    private static Instant instant(LocalDate day) {
        return day.atStartOfDay(ZoneOffset.UTC).toInstant();
    }
}
