package dev.trilemma.pricing;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.repository.Repository;

interface PublishedCatalogs extends Repository<PublishedCatalog, UUID> {

    PublishedCatalog saveAndFlush(PublishedCatalog catalog);

    Optional<PublishedCatalog> findFirstByPriceCatalogOrderByVersionDesc(String priceCatalog);

    List<PublishedCatalog> findAllByOrderByPriceCatalogAscVersionAsc();
}
