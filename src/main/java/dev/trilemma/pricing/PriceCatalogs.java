package dev.trilemma.pricing;

import java.util.List;
import java.util.Optional;
import org.springframework.data.repository.Repository;

interface PriceCatalogs extends Repository<PriceCatalog, String> {

    PriceCatalog saveAndFlush(PriceCatalog catalog);

    Optional<PriceCatalog> findById(String id);

    List<PriceCatalog> findAllByOrderById();
}
