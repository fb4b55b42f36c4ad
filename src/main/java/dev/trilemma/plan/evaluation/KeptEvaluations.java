package dev.trilemma.plan.evaluation;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.domain.Limit;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

/** Evaluations are added and read; there is no way to change one. */
interface KeptEvaluations extends Repository<KeptEvaluation, UUID> {

    KeptEvaluation saveAndFlush(KeptEvaluation evaluation);

    Optional<KeptEvaluation> findByIdAndPlanId(UUID id, UUID planId);

    Optional<KeptEvaluation> findFirstBySubjectIdOrderByCreatedAtDescIdDesc(UUID subjectId);

    Optional<KeptEvaluation> findFirstBySubjectIdAndCreatedAtLessThanEqualOrderByCreatedAtDescIdDesc(
            UUID subjectId, Instant at);

    boolean existsByPlanIdAndSubjectId(UUID planId, UUID subjectId);

    @Query("""
            select evaluation from KeptEvaluation evaluation
            where evaluation.planId = :plan
                and evaluation.createdAt <= :before
                and (evaluation.createdAt < :before or evaluation.id > :after)
            order by evaluation.createdAt desc, evaluation.id
            """)
    List<KeptEvaluation> newestFirst(UUID plan, Instant before, UUID after, Limit limit);

    @Query("""
            select evaluation from KeptEvaluation evaluation
            where evaluation.subjectId = :subject
                and evaluation.createdAt >= :since
                and (evaluation.createdAt > :since or evaluation.id > :after)
            order by evaluation.createdAt, evaluation.id
            """)
    List<KeptEvaluation> oldestFirst(UUID subject, Instant since, UUID after, Limit limit);
}
