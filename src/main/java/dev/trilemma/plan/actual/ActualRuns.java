package dev.trilemma.plan.actual;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.domain.Limit;
import org.springframework.data.domain.ScrollPosition;
import org.springframework.data.domain.Window;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

interface ActualRuns extends Repository<ActualRun, UUID> {

    ActualRun save(ActualRun run);

    Optional<ActualRun> findByIdAndPlanId(UUID id, UUID planId);

    Window<ActualRun> findByPlanIdOrderByCreatedAtDescId(UUID planId, ScrollPosition position, Limit limit);

    List<ActualRun> findByStepTimeFactorIsNotNullOrderByAcceleratorAscCreatedAtAsc();

    List<ActualRun> findByAcceleratorAndStepTimeFactorIsNotNull(String accelerator);

    @Modifying
    @Query("delete from ActualRun run where run.id = :id")
    void deleteById(UUID id);
}
