package dev.trilemma.plan.scenario;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.repository.Repository;

interface SavedScenarios extends Repository<SavedScenario, UUID> {

    SavedScenario saveAndFlush(SavedScenario scenario);

    Optional<SavedScenario> findByIdAndPlanId(UUID id, UUID planId);

    List<SavedScenario> findByPlanIdOrderByCreatedAtAscIdAsc(UUID planId);

    void delete(SavedScenario scenario);
}
