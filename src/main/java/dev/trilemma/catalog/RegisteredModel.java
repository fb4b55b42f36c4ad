package dev.trilemma.catalog;

import dev.trilemma.catalog.huggingface.HuggingFaceModel;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.annotations.TenantId;
import org.hibernate.type.SqlTypes;
import org.springframework.data.domain.Persistable;

/** A team's own model: its dimensions as sent. It never changes, so that a plan which names it can be calculated again. */
@Entity
@Table(name = "registered_model")
class RegisteredModel implements Persistable<UUID> {

    @Id
    private UUID id;

    @TenantId
    private String teamId;

    private String slug;

    private String title;

    private String family;

    @JdbcTypeCode(SqlTypes.JSON)
    private ModelRegistration document;

    private Instant createdAt;

    @SuppressWarnings("NullAway.Init")
    protected RegisteredModel() {}

    RegisteredModel(ModelRegistration document, Instant createdAt) {
        this.id = UUID.randomUUID();
        this.slug = document.id();
        this.title = document.title();
        this.family = document.familyOrOwn();
        this.document = document;
        this.createdAt = createdAt;
    }

    @Override
    public UUID getId() {
        return id;
    }

    /** Always: a second model of the same slug must fail rather than replace the first. */
    @Override
    public boolean isNew() {
        return true;
    }

    String slug() {
        return slug;
    }

    CatalogModel toModel() {
        HuggingFaceModel read = document.read();
        return new CatalogModel(
                slug,
                title,
                family,
                List.of(),
                ModelStatus.UNOFFICIAL,
                "registered by a team",
                createdAt.atZone(ZoneOffset.UTC).toLocalDate(),
                read.dimensions(),
                null,
                null,
                null,
                null,
                read.warnings());
    }
}
