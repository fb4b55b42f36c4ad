package dev.trilemma.pricing;

import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One version of a price catalog: a draft while its prices are being stored, then published for ever. What it holds never changes;
 * a correction is a new version.
 */
@Entity
class CatalogVersion {

    /** The later the day it describes, the newer; of one day, the one published later. */
    static final Comparator<CatalogVersion> OLDEST_FIRST =
            Comparator.comparing(CatalogVersion::asOf).thenComparing(CatalogVersion::version);

    @Id
    private UUID id;

    private String priceCatalog;

    private @Nullable String teamId;

    private int version;

    @Enumerated(EnumType.STRING)
    private VersionStatus status;

    private LocalDate asOf;

    private String format;

    private String source;

    private Instant startedAt;

    private @Nullable Instant publishedAt;

    private @Nullable String contentSha256;

    @Embedded
    private RowCounts rows;

    private int priceCount;

    @SuppressWarnings("NullAway.Init") // Hibernate
    protected CatalogVersion() {}

    /** A draft. */
    CatalogVersion(UUID id, PriceCatalog catalog, int version, Origin origin, Instant startedAt) {
        this.id = id;
        this.priceCatalog = catalog.id();
        this.teamId = catalog.teamId();
        this.version = version;
        this.status = VersionStatus.DRAFT;
        this.asOf = origin.asOf();
        this.format = origin.format();
        this.source = origin.source();
        this.startedAt = startedAt;
        this.rows = RowCounts.NONE;
    }

    void publish(String sha256, RowCounts counts, int prices, Instant at) {
        status = VersionStatus.PUBLISHED;
        contentSha256 = sha256;
        rows = counts;
        priceCount = prices;
        publishedAt = at;
    }

    void supersede() {
        status = VersionStatus.SUPERSEDED;
    }

    void fail() {
        status = VersionStatus.FAILED;
    }

    UUID id() {
        return id;
    }

    /** Whether a team reads it: its own, and what every team does. */
    boolean isReadBy(String team) {
        return teamId == null || teamId.equals(team);
    }

    boolean isReadByAll() {
        return teamId == null;
    }

    boolean wasPublishedAt(Instant at) {
        return publishedAt != null && !publishedAt.isAfter(at);
    }

    String priceCatalog() {
        return priceCatalog;
    }

    int version() {
        return version;
    }

    VersionStatus status() {
        return status;
    }

    Origin origin() {
        return new Origin(asOf, format, source);
    }

    LocalDate asOf() {
        return asOf;
    }

    String format() {
        return format;
    }

    String source() {
        return source;
    }

    Instant startedAt() {
        return startedAt;
    }

    @Nullable
    Instant publishedAt() {
        return publishedAt;
    }

    @Nullable
    String contentSha256() {
        return contentSha256;
    }

    RowCounts rows() {
        return rows;
    }

    int priceCount() {
        return priceCount;
    }
}
