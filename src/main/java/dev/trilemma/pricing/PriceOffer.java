package dev.trilemma.pricing;

import dev.trilemma.catalog.Commitment;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;

/** A row of a published catalog: what an instance costs for an hour, how it is bought, and when that held. */
@Entity
@Immutable
@SuppressWarnings("NullAway.Init") // Hibernate
class PriceOffer {

    @Id
    private UUID id;

    private UUID publishedCatalogId;

    private String provider;

    private @Nullable String region;

    private @Nullable String zone;

    private @Nullable String instanceType;

    private String accelerator;

    private BigDecimal acceleratorsPerInstance;

    @Enumerated(EnumType.STRING)
    private Commitment commitment;

    private BigDecimal instancePrice;

    private String currency;

    private boolean hostIncluded;

    private boolean marketplace;

    @Enumerated(EnumType.STRING)
    private OfferStatus status;

    private LocalDate asOf;

    private Instant validFrom;

    private @Nullable Instant validUntil;

    private String source;

    protected PriceOffer() {}

    DatedOffer in(PublishedCatalog catalog) {
        UnitPrices prices = new UnitPrices(instancePrice, acceleratorsPerInstance, currency);
        var offer = new PricedOffer(
                provider,
                region,
                instanceType,
                accelerator,
                acceleratorsPerInstance.doubleValue(),
                commitment,
                prices.perInstance(),
                prices.perAccelerator(),
                hostIncluded,
                marketplace,
                asOf,
                validFrom,
                catalog.priceCatalog(),
                catalog.version(),
                source);
        return new DatedOffer(id, zone, status, validUntil, offer);
    }
}
