package dev.trilemma.pricing;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.hibernate.annotations.Immutable;

/** One version of a price catalog. It never changes; a correction is a new version. */
@Entity
@Immutable
class PublishedCatalog {

    enum Status {
        PUBLISHED
    }

    @Id
    private UUID id;

    private String priceCatalog;

    private int version;

    private LocalDate asOf;

    private Instant publishedAt;

    private String contentSha256;

    private int rowCount;

    private String source;

    @Enumerated(EnumType.STRING)
    private Status status;

    @SuppressWarnings("NullAway.Init") // Hibernate
    protected PublishedCatalog() {}

    /**
     * @param asOf the day whose prices it describes
     * @param contentSha256 of the file it was read from, in hexadecimal
     */
    PublishedCatalog(
            UUID id,
            String priceCatalog,
            int version,
            LocalDate asOf,
            Instant publishedAt,
            String contentSha256,
            int rowCount,
            String source) {
        this.id = id;
        this.priceCatalog = priceCatalog;
        this.version = version;
        this.asOf = asOf;
        this.publishedAt = publishedAt;
        this.contentSha256 = contentSha256;
        this.rowCount = rowCount;
        this.source = source;
        this.status = Status.PUBLISHED;
    }

    UUID id() {
        return id;
    }

    String priceCatalog() {
        return priceCatalog;
    }

    int version() {
        return version;
    }

    LocalDate asOf() {
        return asOf;
    }

    Instant publishedAt() {
        return publishedAt;
    }

    String contentSha256() {
        return contentSha256;
    }

    int rowCount() {
        return rowCount;
    }

    String source() {
        return source;
    }

    Status status() {
        return status;
    }
}
