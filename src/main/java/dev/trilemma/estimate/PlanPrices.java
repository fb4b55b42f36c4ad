package dev.trilemma.estimate;

import dev.trilemma.catalog.Assumption;
import dev.trilemma.catalog.Commitment;
import dev.trilemma.catalog.PricingDocument;
import dev.trilemma.catalog.Warning;
import dev.trilemma.engine.cost.AcceleratorPrice;
import dev.trilemma.engine.cost.Money;
import dev.trilemma.engine.estimate.Conditions.NamedPrice;
import dev.trilemma.engine.hardware.Accelerator;
import dev.trilemma.engine.hardware.Cluster;
import dev.trilemma.pricing.Discount;
import dev.trilemma.pricing.OfferQuery;
import dev.trilemma.pricing.PriceRange;
import dev.trilemma.pricing.PricedOffer;
import dev.trilemma.pricing.Prices;
import dev.trilemma.pricing.ownership.OwnedPrice;
import dev.trilemma.pricing.ownership.Ownership;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Finds the price that applies to a plan, and the prices it is compared with. */
@Component
final class PlanPrices {

    private static final PricingDocument NOTHING_SAID = new PricingDocument(null, null, null, null, null, null, null);

    private final Prices prices;
    private final Ownership ownership;

    PlanPrices(Prices prices, Ownership ownership) {
        this.prices = prices;
        this.ownership = ownership;
    }

    /**
     * The price that a plan asks for.
     *
     * @throws dev.trilemma.engine.InvalidPlan where it names a provider, region or catalog that is unknown
     */
    PlanPricing priceOf(Cluster cluster, @Nullable PricingDocument document, Instant at) {
        Accelerator accelerator = cluster.accelerator();
        PricingDocument pricing = document == null ? NOTHING_SAID : document;
        Commitment commitment = pricing.commitment() == null ? Commitment.ON_DEMAND : pricing.commitment();
        Optional<PricedOffer> offer =
                commitment == Commitment.OWNED ? Optional.empty() : offer(cluster, pricing, commitment, at);
        Money given = pricing.unitPrice();
        if (given != null) {
            AcceleratorPrice price = AcceleratorPrice.perAccelerator(given, "unitPrice of the plan");
            return new PlanPricing(price, commitment == Commitment.SPOT, null, List.of(), List.of());
        }
        return commitment == Commitment.OWNED
                ? owned(accelerator, pricing)
                : rented(accelerator, pricing, commitment, offer, at);
    }

    void refresh() {
        prices.refresh();
    }

    /** The same accelerator owned, at the lowest price of whole nodes and at a usual list price. */
    List<NamedPrice> comparisons(Cluster cluster, @Nullable PricingDocument document, Instant at) {
        Accelerator accelerator = cluster.accelerator();
        List<NamedPrice> comparisons = new ArrayList<>();
        PricingDocument pricing = document == null ? NOTHING_SAID : document;
        ownership
                .pricePerAcceleratorHour(accelerator, pricing.ownership())
                .ifPresent(owned -> comparisons.add(new NamedPrice("owned", priceOf(owned))));
        prices.range(accelerator.id(), Commitment.ON_DEMAND, at, at).ifPresent(range -> {
            PricedOffer lowest =
                    offer(cluster, NOTHING_SAID, Commitment.ON_DEMAND, at).orElse(range.lowest());
            comparisons.add(new NamedPrice("lowestWholeNode", priceOf(lowest, at)));
            comparisons.add(new NamedPrice("medianList", medianOf(range, lowest.acceleratorsPerInstance())));
            comparisons.add(new NamedPrice("highestList", priceOf(range.highest(), at)));
        });
        return comparisons;
    }

    private Optional<PricedOffer> offer(Cluster cluster, PricingDocument pricing, Commitment commitment, Instant at) {
        return prices.cheapest(new OfferQuery(
                cluster.accelerator().id(),
                cluster.acceleratorCount(),
                pricing.provider(),
                pricing.region(),
                commitment,
                pricing.priceCatalog(),
                pricing.priceCatalogVersion(),
                at,
                at));
    }

    private PlanPricing rented(
            Accelerator accelerator,
            PricingDocument pricing,
            Commitment commitment,
            Optional<PricedOffer> offer,
            Instant at) {
        if (offer.isEmpty()) {
            return unknown("No offer for " + accelerator.id() + " is known under these terms; the total is unknown.");
        }
        List<Assumption> assumptions = new ArrayList<>();
        PricedOffer found = offer.get();
        if (pricing.provider() == null) {
            assumptions.add(
                    new Assumption("pricing.provider", found.provider(), "the lowest current bill of whole nodes"));
        }
        if (pricing.region() == null && found.region() != null) {
            assumptions.add(new Assumption("pricing.region", found.region(), "the lowest current bill of whole nodes"));
        }
        if (pricing.commitment() == null) {
            assumptions.add(
                    new Assumption("pricing.commitment", "onDemand", "a plan without a commitment is on demand"));
        }
        if (pricing.priceCatalogVersion() == null) {
            assumptions.add(new Assumption(
                    "pricing.priceCatalogVersion",
                    found.priceCatalog() + " " + found.priceCatalogVersion(),
                    "the latest version in force"));
        }
        Discount discount = found.discount();
        if (discount != null) {
            assumptions.add(new Assumption(
                    "pricing.discount",
                    discount.factor().toPlainString() + " of the list price",
                    "negotiated, since " + discount.startsOn() + " (" + discount.id() + ")"));
        }
        return new PlanPricing(
                priceOf(found, at), commitment == Commitment.SPOT, found, assumptions, PriceWarnings.of(found, at));
    }

    private PlanPricing owned(Accelerator accelerator, PricingDocument pricing) {
        return ownership
                .pricePerAcceleratorHour(accelerator, pricing.ownership())
                .map(owned -> new PlanPricing(priceOf(owned), false, null, owned.assumptions(), List.of()))
                .orElseGet(
                        () -> unknown(
                                "No purchase price or no power of " + accelerator.id()
                                        + " is known; give pricing.ownership.pricePerAccelerator and powerWatts. The total is unknown."));
    }

    private static PlanPricing unknown(String detail) {
        return new PlanPricing(
                AcceleratorPrice.unknown("no price known"),
                false,
                null,
                List.of(),
                List.of(new Warning("priceUnknown", detail)));
    }

    private static AcceleratorPrice priceOf(OwnedPrice owned) {
        String terms = owned.lines().stream()
                .map(line -> line.name() + " " + line.pricePerHour().amount().toPlainString())
                .collect(Collectors.joining(", "));
        return new AcceleratorPrice(
                owned.pricePerAcceleratorHour(), "accelerator-hour", 1, false, "owned, an hour: " + terms);
    }

    /** Nodes are paid for whole at the median too, so that the comparisons differ in price alone. */
    private static AcceleratorPrice medianOf(PriceRange range, double node) {
        return AcceleratorPrice.perInstance(
                range.medianPerAccelerator().times(node), node, "median of the on-demand list prices of whole nodes");
    }

    /** Whole instances are paid for. */
    private static AcceleratorPrice priceOf(PricedOffer offer, Instant at) {
        return AcceleratorPrice.perInstance(
                offer.instancePrice(), offer.acceleratorsPerInstance(), PriceWarnings.source(offer, at));
    }
}
