package dev.trilemma.pricing;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.repository.Repository;

interface PublishedCatalogs extends Repository<PublishedCatalog, UUID> {

    PublishedCatalog saveAndFlush(PublishedCatalog catalog);

    boolean existsByPriceCatalogAndContentSha256(String priceCatalog, String contentSha256);

    Optional<PublishedCatalog> findFirstByPriceCatalogOrderByVersionDesc(String priceCatalog);

    List<PublishedCatalog> findAllByOrderByPriceCatalogAscVersionAsc();
}
