package dev.trilemma.pricing.imports;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * A row whose price is that of an instance, or of a part of one: its host or its accelerators.
 *
 * @param name of the instance type; null where accelerators are priced apart from their host
 * @param price on demand; null where it is unknown
 * @param spotPrice null where there is none
 */
record InstancePart(
        Intake.Row row,
        Kind kind,
        @Nullable String name,
        @Nullable BigDecimal price,
        @Nullable BigDecimal spotPrice) {

    /**
     * What must agree for a host and accelerators to be parts of one instance.
     *
     * @param soldAs their label where the same accelerators are sold to other hosts under another
     */
    record Kind(
            Place place,
            String accelerator,
            BigDecimal count,
            @Nullable String soldAs) {}

    boolean hasNoPrice() {
        return price == null && spotPrice == null;
    }

    /** This host and its accelerators together, where both have a price. */
    InstancePart with(InstancePart accelerators) {
        return new InstancePart(
                row, kind, name, sum(price, accelerators.price), sum(spotPrice, accelerators.spotPrice));
    }

    private static @Nullable BigDecimal sum(@Nullable BigDecimal host, @Nullable BigDecimal accelerators) {
        return host == null || accelerators == null ? null : host.add(accelerators);
    }
}
