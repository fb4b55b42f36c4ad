package dev.trilemma.pricing;

import jakarta.persistence.LockModeType;
import java.util.List;
import java.util.Optional;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

interface PriceCatalogs extends Repository<PriceCatalog, String> {

    PriceCatalog saveAndFlush(PriceCatalog catalog);

    Optional<PriceCatalog> findById(String id);

    /** Held until the transaction ends, so that versions of one catalog are published one after the other. */
    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query("select catalog from PriceCatalog catalog where catalog.id = :id")
    Optional<PriceCatalog> lock(String id);

    List<PriceCatalog> findAllByOrderById();
}
