package dev.trilemma.pricing;

import dev.trilemma.catalog.Commitment;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What is sold and how: what stays the same when its price changes.
 *
 * @param region the provider's own name; null where its price list names none
 * @param zone null where the price holds in the whole region
 * @param instanceType null where accelerators are sold without an instance
 * @param accelerator an accelerator's slug
 * @param acceleratorsPerInstance chips of a slice, accelerators of a node; a fraction where instances share one
 */
public record PriceItem(
        String provider,
        @Nullable String region,
        @Nullable String zone,
        @Nullable String instanceType,
        String accelerator,
        BigDecimal acceleratorsPerInstance,
        Commitment commitment) {

    public PriceItem {
        BigDecimal shortest = acceleratorsPerInstance.stripTrailingZeros();
        acceleratorsPerInstance = shortest.scale() < 0 ? shortest.setScale(0) : shortest;
    }

    /** The same sold in another way. */
    public PriceItem boughtAs(Commitment other) {
        return new PriceItem(provider, region, zone, instanceType, accelerator, acceleratorsPerInstance, other);
    }

    /** The same in every version and every catalog, on every machine. */
    public UUID id() {
        String identity = String.join(
                "\u0000",
                provider,
                text(region),
                text(zone),
                text(instanceType),
                accelerator,
                acceleratorsPerInstance.toPlainString(),
                commitment.name());
        return UUID.nameUUIDFromBytes(identity.getBytes(StandardCharsets.UTF_8));
    }

    private static String text(@Nullable String part) {
        return part == null ? "" : part;
    }
}
