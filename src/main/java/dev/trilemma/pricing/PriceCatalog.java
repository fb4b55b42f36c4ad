package dev.trilemma.pricing;

import dev.trilemma.team.Caller;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A series of published price lists under one slug. */
@Entity
class PriceCatalog {

    @Id
    private String id;

    private String title;

    private @Nullable String provider;

    private @Nullable String teamId;

    private Instant createdAt;

    @SuppressWarnings("NullAway.Init") // Hibernate
    protected PriceCatalog() {}

    /**
     * @param provider the one provider whose prices it holds; null where it holds several
     * @param teamId whose it is; null where every team reads it
     */
    PriceCatalog(String id, String title, @Nullable String provider, @Nullable String teamId, Instant createdAt) {
        this.id = id;
        this.title = title;
        this.provider = provider;
        this.teamId = teamId;
        this.createdAt = createdAt;
    }

    String id() {
        return id;
    }

    String title() {
        return title;
    }

    @Nullable
    String provider() {
        return provider;
    }

    /** Whether a caller reads it: the own team's, and those of every team. */
    boolean isReadBy(Caller caller) {
        return teamId == null || teamId.equals(caller.team());
    }

    /** Whether a caller publishes in it: what every team reads, the team that runs the service keeps. */
    boolean isKeptBy(Caller caller) {
        return teamId == null ? caller.isOfFirstTeam() : teamId.equals(caller.team());
    }

    /** Whose it is; null where every team reads it. */
    @Nullable
    String teamId() {
        return teamId;
    }

    Instant createdAt() {
        return createdAt;
    }
}
