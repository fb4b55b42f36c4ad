package dev.trilemma.catalog;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.repository.Repository;

/** The models that the caller's team registered. */
interface RegisteredModels extends Repository<RegisteredModel, UUID> {

    RegisteredModel saveAndFlush(RegisteredModel model);

    Optional<RegisteredModel> findBySlug(String slug);

    List<RegisteredModel> findAll();
}
