package dev.trilemma.plan;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.domain.Limit;
import org.springframework.data.repository.Repository;

interface PlanRevisions extends Repository<PlanRevision, PlanRevision.Key> {

    PlanRevision save(PlanRevision revision);

    Optional<PlanRevision> findById(PlanRevision.Key id);

    List<PlanRevision> findByIdPlanIdAndIdRevisionLessThanOrderByIdRevisionDesc(UUID plan, long before, Limit limit);
}
