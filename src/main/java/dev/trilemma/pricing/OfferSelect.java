package dev.trilemma.pricing;

import dev.trilemma.catalog.Commitment;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A query for a page of offers, cheapest accelerator first. Each version is asked by itself in the order of its index, and at most
 * for a page, so that the number of prices in a version does not matter.
 */
final class OfferSelect {

    private static final String ORDER = " order by price_per_accelerator, id limit ?";

    private final List<Condition> common = new ArrayList<>();
    private final List<Condition> versions = new ArrayList<>();
    private final int limit;

    OfferSelect(int limit) {
        this.limit = limit;
    }

    private record Condition(String sql, List<?> values) {}

    OfferSelect accelerator(@Nullable String accelerator) {
        return equal("accelerator", accelerator);
    }

    OfferSelect commitment(@Nullable Commitment commitment) {
        return equal("commitment", commitment == null ? null : commitment.name());
    }

    OfferSelect instanceType(@Nullable String instanceType) {
        return equal("instance_type", instanceType);
    }

    /** @param spellings of one region; null: every region */
    OfferSelect region(@Nullable Collection<String> spellings) {
        if (spellings != null) {
            common.add(in("region", spellings));
        }
        return this;
    }

    OfferSelect inForceAt(Instant at) {
        OffsetDateTime time = PriceBook.clamped(at).atOffset(ZoneOffset.UTC);
        common.add(new Condition("valid_from <= ? and (valid_until is null or valid_until > ?)", List.of(time, time)));
        return this;
    }

    /** Only what comes after an offer in the order. */
    OfferSelect after(BigDecimal pricePerAccelerator, UUID id) {
        common.add(new Condition("(price_per_accelerator, id) > (?, ?)", List.of(pricePerAccelerator, id)));
        return this;
    }

    /** @param providers of the version; null: all of them */
    OfferSelect version(UUID version, @Nullable Collection<String> providers) {
        var isVersion = new Condition("catalog_version_id = ?", List.of(version));
        if (providers == null) {
            versions.add(isVersion);
        } else {
            Condition ofProviders = in("provider", providers);
            List<Object> values = new ArrayList<>(isVersion.values());
            values.addAll(ofProviders.values());
            versions.add(new Condition(isVersion.sql() + " and " + ofProviders.sql(), values));
        }
        return this;
    }

    boolean isEmpty() {
        return versions.isEmpty();
    }

    String sql(String columns) {
        String conditions = String.join(
                "", common.stream().map(condition -> " and " + condition.sql()).toList());
        List<String> pages = versions.stream()
                .map(version -> "(" + columns + " where " + version.sql() + conditions + ORDER + ")")
                .toList();
        return "select * from (" + String.join(" union all ", pages) + ") as pages" + ORDER;
    }

    Object[] values() {
        List<Object> values = new ArrayList<>();
        for (Condition version : versions) {
            values.addAll(version.values());
            common.forEach(condition -> values.addAll(condition.values()));
            values.add(limit);
        }
        values.add(limit);
        return values.toArray();
    }

    private OfferSelect equal(String column, @Nullable Object value) {
        if (value != null) {
            common.add(new Condition(column + " = ?", List.of(value)));
        }
        return this;
    }

    private static Condition in(String column, Collection<String> values) {
        String marks = String.join(", ", Collections.nCopies(values.size(), "?"));
        return new Condition(column + " in (" + marks + ")", List.copyOf(values));
    }
}
