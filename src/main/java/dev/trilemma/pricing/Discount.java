package dev.trilemma.pricing;

import dev.trilemma.catalog.Commitment;
import dev.trilemma.engine.cost.Money;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a team has agreed with a provider: a factor on list prices, which stay as they are.
 *
 * @param provider null: every provider
 * @param accelerator an accelerator's slug; null: every accelerator
 * @param commitment how the accelerators are bought; null: every way
 * @param factor of the list price that is paid, more than 0 and at most 1
 * @param startsOn the first day on which it holds
 * @param endsOn the first day on which it no longer holds; null where it has no end
 */
public record Discount(
        UUID id,
        @Nullable String provider,
        @Nullable String accelerator,
        @Nullable Commitment commitment,
        BigDecimal factor,
        LocalDate startsOn,
        @Nullable LocalDate endsOn) {

    boolean appliesTo(PricedOffer offer, LocalDate day) {
        return (provider == null || provider.equalsIgnoreCase(offer.provider()))
                && (accelerator == null || accelerator.equals(offer.accelerator()))
                && (commitment == null || commitment == offer.commitment())
                && !day.isBefore(startsOn)
                && (endsOn == null || day.isBefore(endsOn));
    }

    /** How many things it names: the more, the more it was meant for the offer at hand. */
    int specificity() {
        return (provider == null ? 0 : 1) + (accelerator == null ? 0 : 1) + (commitment == null ? 0 : 1);
    }

    Money off(Money listPrice) {
        return UnitPrices.shortest(listPrice.amount().multiply(factor), listPrice.currency());
    }
}
