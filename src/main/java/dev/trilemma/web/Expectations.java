package dev.trilemma.web;

import dev.trilemma.catalog.NearestNames;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What a value of each Java type must look like on the wire, in words that name no Java. */
final class Expectations {

    /** No request has a negative integer; {@link Long} is also that of seeds. */
    private static final String COUNT = wholeNumber(0, Integer.MAX_VALUE);

    private static final Map<Class<?>, String> SCALARS = Map.ofEntries(
            Map.entry(Double.class, "must be a number"),
            Map.entry(double.class, "must be a number"),
            Map.entry(BigDecimal.class, "must be a number"),
            Map.entry(BigInteger.class, "must be a whole number"),
            Map.entry(Integer.class, COUNT),
            Map.entry(int.class, COUNT),
            Map.entry(Long.class, wholeNumber(Long.MIN_VALUE, Long.MAX_VALUE)),
            Map.entry(long.class, wholeNumber(Long.MIN_VALUE, Long.MAX_VALUE)),
            Map.entry(Boolean.class, "must be true or false"),
            Map.entry(boolean.class, "must be true or false"),
            Map.entry(String.class, "must be a string"),
            Map.entry(UUID.class, "must be a UUID"),
            Map.entry(Instant.class, "must be a time such as 2026-11-01T00:00:00Z"),
            Map.entry(LocalDate.class, "must be a date such as 2026-11-01"));

    private Expectations() {}

    static String of(@Nullable Class<?> type, @Nullable Object value) {
        if (type == null) {
            return "is not valid";
        }
        if (type.isEnum()) {
            return oneOf(WireNames.all(type), value);
        }
        if (Collection.class.isAssignableFrom(type) || type.isArray()) {
            return "must be a list";
        }
        return SCALARS.getOrDefault(type, "must be an object");
    }

    private static String oneOf(List<String> names, @Nullable Object value) {
        String hint = value instanceof String name ? NearestNames.didYouMean(name, names) : "";
        return "must be one of " + String.join(", ", names) + hint;
    }

    private static String wholeNumber(long least, long greatest) {
        return "must be a whole number from " + least + " to " + greatest + ", without a decimal point or exponent";
    }
}
