package dev.trilemma.pricing;

import dev.trilemma.pricing.CatalogVersion.Status;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.repository.Repository;

interface CatalogVersions extends Repository<CatalogVersion, UUID> {

    CatalogVersion saveAndFlush(CatalogVersion version);

    Optional<CatalogVersion> findById(UUID id);

    Optional<CatalogVersion> findFirstByPriceCatalogOrderByVersionDesc(String priceCatalog);

    Optional<CatalogVersion> findByPriceCatalogAndAsOfAndContentSha256(
            String priceCatalog, LocalDate asOf, String contentSha256);

    List<CatalogVersion> findByPriceCatalogOrderByVersionDesc(String priceCatalog);

    List<CatalogVersion> findByStatusInOrderByPriceCatalogAscVersionAsc(Collection<Status> statuses);
}
