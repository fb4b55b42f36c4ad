package dev.trilemma.plan.evaluation;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.UUID;
import org.hibernate.annotations.Immutable;
import org.springframework.data.domain.Persistable;

/** The whole estimate of an evaluation, as JSON to the byte; apart from it, so that lists do not read it. */
@Entity
@Immutable
@Table(name = "evaluation_answer")
class KeptAnswer implements Persistable<UUID> {

    @Id
    private UUID evaluationId;

    @Column(updatable = false)
    private String answer;

    @SuppressWarnings("NullAway.Init") // Hibernate
    protected KeptAnswer() {}

    KeptAnswer(UUID evaluationId, String answer) {
        this.evaluationId = evaluationId;
        this.answer = answer;
    }

    @Override
    public UUID getId() {
        return evaluationId;
    }

    /** Saving an answer always inserts it. */
    @Override
    public boolean isNew() {
        return true;
    }

    String answer() {
        return answer;
    }
}
