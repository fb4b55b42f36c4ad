package dev.trilemma.pricing;

import java.util.List;
import java.util.UUID;
import org.springframework.data.repository.Repository;

interface PriceOffers extends Repository<PriceOffer, UUID> {

    List<PriceOffer> findByPublishedCatalogId(UUID publishedCatalogId);
}
