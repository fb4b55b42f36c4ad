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
import org.springframework.data.jpa.repository.Modifying;
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

    /** Asks the database, since others may have published what this transaction has read as a draft. */
    @Modifying
    @Query("""
            update CatalogVersion version set version.status = dev.trilemma.pricing.VersionStatus.SUPERSEDED
            where version.priceCatalog = :priceCatalog
                and version.status = dev.trilemma.pricing.VersionStatus.PUBLISHED
                and (version.asOf < :asOf or version.asOf = :asOf and version.version < :number)
            """)
    void supersedeOlder(String priceCatalog, LocalDate asOf, int number);

    /** Whether there is a published version of a later day, or a later one of the same. */
    @Query("""
            select count(version) > 0 from CatalogVersion version
            where version.priceCatalog = :priceCatalog
                and version.status = dev.trilemma.pricing.VersionStatus.PUBLISHED
                and (version.asOf > :asOf or version.asOf = :asOf and version.version > :number)
            """)
    boolean existsNewer(String priceCatalog, LocalDate asOf, int number);

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
