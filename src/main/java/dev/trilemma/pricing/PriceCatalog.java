package dev.trilemma.pricing;

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

    private Instant createdAt;

    @SuppressWarnings("NullAway.Init") // Hibernate
    protected PriceCatalog() {}

    /** @param provider the one provider whose prices it holds; null where it holds several */
    PriceCatalog(String id, String title, @Nullable String provider, Instant createdAt) {
        this.id = id;
        this.title = title;
        this.provider = provider;
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

    Instant createdAt() {
        return createdAt;
    }
}
