package dev.trilemma.plan.evaluation;

import java.util.Optional;
import java.util.UUID;
import org.springframework.data.repository.Repository;

interface KeptAnswers extends Repository<KeptAnswer, UUID> {

    KeptAnswer save(KeptAnswer answer);

    Optional<KeptAnswer> findById(UUID evaluation);
}
