package dev.trilemma.pricing;

import dev.trilemma.team.Callers;
import dev.trilemma.web.ShortMemory;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** The discounts that the caller's team negotiated. Of several that apply to an offer, the one that names most of it counts, then the newest. */
@Component
class Discounts {

    private final ShortMemory<String, List<NegotiatedDiscount>> newestFirst;

    Discounts(NegotiatedDiscounts stored) {
        newestFirst = new ShortMemory<>(team -> stored.findAllByOrderByCreatedAtDescIdAsc());
    }

    /** Those that had been agreed and not ended at an instant, newest first. */
    List<Discount> knownAt(Instant at) {
        return newestFirst.get(Callers.current().team()).stream()
                .filter(discount -> discount.wasKnownAt(at))
                .map(NegotiatedDiscount::discount)
                .toList();
    }

    /** Forgets which there are, after one was added or deleted here. */
    void refresh() {
        newestFirst.clear();
    }

    static PricedOffer applied(List<Discount> newestFirst, PricedOffer offer, Instant at) {
        return of(newestFirst, offer, at).map(offer::at).orElse(offer);
    }

    static Optional<Discount> of(List<Discount> newestFirst, PricedOffer offer, Instant at) {
        if (newestFirst.isEmpty()) {
            return Optional.empty();
        }
        LocalDate day = LocalDate.ofInstant(PriceBook.clamped(at), ZoneOffset.UTC);
        return newestFirst.stream()
                .filter(discount -> discount.appliesTo(offer, day))
                .reduce((first, other) -> first.specificity() >= other.specificity() ? first : other);
    }
}
