package dev.trilemma.pricing;

import dev.trilemma.catalog.Commitment;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A discount as the API answers it.
 *
 * @param provider absent: every provider
 * @param accelerator absent: every accelerator
 * @param commitment absent: every way of buying
 * @param factor of the list price that is paid
 * @param startsOn the first day on which it holds
 * @param endsOn the first day on which it no longer holds; absent: it has no end
 */
record DiscountView(
        UUID id,
        @Nullable String provider,
        @Nullable String accelerator,
        @Nullable Commitment commitment,
        BigDecimal factor,
        LocalDate startsOn,
        @Nullable LocalDate endsOn,
        @Nullable String note,
        Instant createdAt) {

    static DiscountView of(NegotiatedDiscount stored) {
        Discount discount = stored.discount();
        return new DiscountView(
                discount.id(),
                discount.provider(),
                discount.accelerator(),
                discount.commitment(),
                discount.factor(),
                discount.startsOn(),
                discount.endsOn(),
                stored.note(),
                stored.createdAt());
    }
}
