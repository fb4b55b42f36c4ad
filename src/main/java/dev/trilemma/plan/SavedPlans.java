package dev.trilemma.plan;

import java.util.Optional;
import java.util.UUID;
import org.springframework.data.domain.Limit;
import org.springframework.data.domain.ScrollPosition;
import org.springframework.data.domain.Window;
import org.springframework.data.repository.Repository;

interface SavedPlans extends Repository<SavedPlan, UUID> {

    SavedPlan saveAndFlush(SavedPlan plan);

    Optional<SavedPlan> findById(UUID id);

    void delete(SavedPlan plan);

    Window<SavedPlan> findAllByOrderByCreatedAtDescId(ScrollPosition position, Limit limit);
}
