package dev.trilemma.catalog;

import java.util.List;
import java.util.Optional;
import org.springframework.data.repository.Repository;

/** The models that teams registered. */
interface RegisteredModels extends Repository<RegisteredModel, String> {

    RegisteredModel saveAndFlush(RegisteredModel model);

    Optional<RegisteredModel> findById(String slug);

    List<RegisteredModel> findAll();
}
