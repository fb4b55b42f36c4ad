package dev.trilemma.pricing;

import dev.trilemma.audit.AuditLog;
import dev.trilemma.catalog.Accelerators;
import dev.trilemma.web.Committed;
import dev.trilemma.web.IfMatch;
import dev.trilemma.web.InvalidRequest;
import dev.trilemma.web.NotFound;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Keeps the discounts that were negotiated. */
@Service
class Negotiations {

    /** A discount never changes, so that it has one revision. */
    static final long REVISION = 1;

    private final NegotiatedDiscounts stored;
    private final Discounts discounts;
    private final PublishedPrices published;
    private final Accelerators accelerators;
    private final Places places;
    private final AuditLog audit;
    private final Clock clock;

    Negotiations(
            NegotiatedDiscounts stored,
            Discounts discounts,
            PublishedPrices published,
            Accelerators accelerators,
            Places places,
            AuditLog audit,
            Clock clock) {
        this.stored = stored;
        this.discounts = discounts;
        this.published = published;
        this.accelerators = accelerators;
        this.places = places;
        this.audit = audit;
        this.clock = clock;
    }

    /** Newest first. */
    List<DiscountView> all() {
        return stored.findAllByOrderByCreatedAtDescIdAsc().stream()
                .filter(discount -> !discount.isDeleted())
                .map(DiscountView::of)
                .toList();
    }

    DiscountView get(UUID id) {
        return DiscountView.of(find(id));
    }

    @Transactional
    DiscountView add(DiscountDocument document) {
        require(
                document.provider() != null || document.accelerator() != null || document.commitment() != null,
                "",
                "must name a provider, an accelerator or a commitment");
        require(isAfter(document.endsOn(), document.startsOn()), "/endsOn", "must be after startsOn");
        places.requireKnown(document.provider(), null, published.book(), "");
        var discount = new Discount(
                UUID.randomUUID(),
                document.provider() == null ? null : document.provider().toLowerCase(Locale.ROOT),
                slug(document.accelerator()),
                document.commitment(),
                document.factor(),
                document.startsOn(),
                document.endsOn());
        NegotiatedDiscount saved = stored.save(new NegotiatedDiscount(discount, document.note(), now()));
        audit.record(
                "discount.agreed",
                "price-discounts/" + discount.id(),
                Map.of("factor", discount.factor().toPlainString()));
        Committed.thenRun(discounts::refresh);
        return DiscountView.of(saved);
    }

    @Transactional
    void delete(UUID id, IfMatch ifMatch) {
        NegotiatedDiscount discount = find(id);
        ifMatch.require(REVISION);
        discount.delete(now());
        audit.record("discount.deleted", "price-discounts/" + id, Map.of());
        Committed.thenRun(discounts::refresh);
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    private NegotiatedDiscount find(UUID id) {
        return stored.findById(id)
                .filter(discount -> !discount.isDeleted())
                .orElseThrow(() -> new NotFound("price discount", id));
    }

    private @Nullable String slug(@Nullable String accelerator) {
        return accelerator == null
                ? null
                : accelerators.accelerator(accelerator, "/accelerator").id();
    }

    private static boolean isAfter(@Nullable LocalDate end, LocalDate start) {
        return end == null || end.isAfter(start);
    }

    private static void require(boolean condition, String pointer, String reason) {
        if (!condition) {
            throw new InvalidRequest(pointer, reason);
        }
    }
}
