package dev.trilemma.security;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.Instant;
import org.hibernate.annotations.Immutable;
import org.springframework.data.domain.Persistable;

/** A team: whatever is stored belongs to one. */
@Entity
@Immutable
class Team implements Persistable<String> {

    @Id
    private String id;

    private String title;

    private Instant createdAt;

    @SuppressWarnings("NullAway.Init") // Hibernate
    protected Team() {}

    Team(String id, String title, Instant createdAt) {
        this.id = id;
        this.title = title;
        this.createdAt = createdAt;
    }

    @Override
    public String getId() {
        return id;
    }

    /** Always: a second team of the same id must fail rather than replace the first. */
    @Override
    public boolean isNew() {
        return true;
    }

    String title() {
        return title;
    }

    Instant createdAt() {
        return createdAt;
    }
}
