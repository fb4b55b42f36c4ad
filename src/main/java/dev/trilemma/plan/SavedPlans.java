package dev.trilemma.plan;

import jakarta.persistence.LockModeType;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

interface SavedPlans extends Repository<SavedPlan, UUID> {

    SavedPlan saveAndFlush(SavedPlan plan);

    Optional<SavedPlan> findById(UUID id);

    List<SavedPlan> findByIdIn(Collection<UUID> ids);

    void delete(SavedPlan plan);

    /** Held until the transaction ends, so that what depends on what was before happens one after the other. */
    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query("select plan from SavedPlan plan where plan.id = :id")
    Optional<SavedPlan> lock(UUID id);
}
