package dev.trilemma.pricing;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * How a new version differs from the one before.
 *
 * @param added offers that the version before did not have
 * @param removed offers that only the version before had
 * @param changed offers whose price is another
 * @param unchanged offers at the same price
 */
public record Movement(int added, int removed, int changed, int unchanged) {

    static Movement between(Map<UUID, BigDecimal> before, List<QuotedPrice> after) {
        List<QuotedPrice> current =
                after.stream().filter(price -> price.validUntil() == null).toList();
        if (before.isEmpty()) {
            return new Movement(current.size(), 0, 0, 0);
        }
        Map<UUID, BigDecimal> latest = current.stream()
                .collect(Collectors.toMap(
                        price -> price.item().id(), QuotedPrice::instancePrice, (first, last) -> last));
        int added = 0;
        int changed = 0;
        for (Map.Entry<UUID, BigDecimal> price : latest.entrySet()) {
            BigDecimal was = before.get(price.getKey());
            if (was == null) {
                added++;
            } else if (was.compareTo(price.getValue()) != 0) {
                changed++;
            }
        }
        int common = latest.size() - added;
        return new Movement(added, before.size() - common, changed, common - changed);
    }

    /** Whether most prices are others than before, as where a column was read for another. */
    public boolean movesMoreThanHalf() {
        return changed > unchanged;
    }
}
