package dev.trilemma.pricing;

import dev.trilemma.catalog.Accelerators;
import dev.trilemma.web.Page;
import dev.trilemma.web.Paging;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Finds the offers that pass a filter, cheapest accelerator first. */
@Component
class OfferSearch {

    private final PublishedPrices published;
    private final OfferReader offers;
    private final Discounts discounts;
    private final Accelerators accelerators;
    private final Places places;
    private final Clock clock;

    OfferSearch(
            PublishedPrices published,
            OfferReader offers,
            Discounts discounts,
            Accelerators accelerators,
            Places places,
            Clock clock) {
        this.published = published;
        this.offers = offers;
        this.discounts = discounts;
        this.accelerators = accelerators;
        this.places = places;
        this.clock = clock;
    }

    Page<OfferView> inForce(PriceFilter filter, Paging paging) {
        Instant at = filter.at() == null ? clock.instant() : filter.at();
        PriceBook book = published.book();
        places.requireKnown(filter.provider(), filter.region(), book, "");
        OfferSelect select = select(paging)
                .accelerator(id(filter.accelerator()))
                .commitment(filter.commitment())
                .instanceType(filter.instanceType())
                .region(spellings(filter.region(), book.regions(filter.provider())))
                .inForceAt(at);
        providersByVersion(book, filter, at).forEach(select::version);
        return page(select, book, at, paging);
    }

    /** Every price of one version, with the discounts of its own day, as a plan that pins it is priced. */
    Page<OfferView> of(CatalogVersion version, Paging paging) {
        PriceBook book = published.book(List.of(version));
        Instant day = version.asOf().atStartOfDay(ZoneOffset.UTC).toInstant();
        return page(select(paging).version(version.id(), null), book, day, paging);
    }

    @Nullable
    String id(@Nullable String accelerator) {
        return accelerator == null
                ? null
                : accelerators.accelerator(accelerator, "/accelerator").id();
    }

    private Map<UUID, List<String>> providersByVersion(PriceBook book, PriceFilter filter, Instant at) {
        return published.sources(book, at).entrySet().stream()
                .filter(source -> filter.provider() == null || filter.provider().equalsIgnoreCase(source.getKey()))
                .collect(Collectors.groupingBy(
                        source -> source.getValue().id(), Collectors.mapping(Map.Entry::getKey, Collectors.toList())));
    }

    private static @Nullable Collection<String> spellings(@Nullable String region, Collection<String> known) {
        if (region == null) {
            return null;
        }
        Collection<String> spellings =
                new TreeSet<>(known.stream().filter(region::equalsIgnoreCase).toList());
        return spellings.isEmpty() ? List.of(region) : spellings;
    }

    private static OfferSelect select(Paging paging) {
        var select = new OfferSelect(paging.limit() + 1);
        paging.keys(2)
                .ifPresent(keys -> select.after(
                        Paging.read(keys.get(0), BigDecimal::new), Paging.read(keys.get(1), UUID::fromString)));
        return select;
    }

    private Page<OfferView> page(OfferSelect select, PriceBook book, Instant at, Paging paging) {
        List<DatedOffer> found = select.isEmpty() ? List.of() : offers.find(select, book::version);
        List<Discount> negotiated = discounts.knownAt(clock.instant());
        return Page.ofRows(found, paging, OfferSearch::keys)
                .map(dated -> OfferView.of(dated, Discounts.of(negotiated, dated.offer(), at)));
    }

    private static List<String> keys(DatedOffer dated) {
        return List.of(
                dated.offer().pricePerAccelerator().amount().toPlainString(),
                dated.id().toString());
    }
}
