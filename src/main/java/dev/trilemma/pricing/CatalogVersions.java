package dev.trilemma.pricing;

import jakarta.persistence.LockModeType;
import jakarta.persistence.QueryHint;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.jpa.SpecHints;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.jpa.repository.QueryHints;
import org.springframework.data.repository.Repository;

interface CatalogVersions extends Repository<CatalogVersion, UUID> {

    CatalogVersion saveAndFlush(CatalogVersion version);

    Optional<CatalogVersion> findById(UUID id);

    Optional<CatalogVersion> findFirstByPriceCatalogOrderByVersionDesc(String priceCatalog);

    Optional<CatalogVersion> findByPriceCatalogAndAsOfAndContentSha256(
            String priceCatalog, LocalDate asOf, String contentSha256);

    List<CatalogVersion> findByPriceCatalogOrderByVersionDesc(String priceCatalog);

    /** Those that no other transaction holds. */
    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @QueryHints(@QueryHint(name = SpecHints.HINT_SPEC_LOCK_TIMEOUT, value = "-2"))
    @Query("select version from CatalogVersion version where version.status = :status")
    List<CatalogVersion> lockedNowhere(VersionStatus status);

    /** Held until the transaction ends. */
    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query("select version from CatalogVersion version where version.id = :id")
    Optional<CatalogVersion> lock(UUID id);

    List<CatalogVersion> findByStatusInOrderByPriceCatalogAscVersionAsc(Collection<VersionStatus> statuses);
}
