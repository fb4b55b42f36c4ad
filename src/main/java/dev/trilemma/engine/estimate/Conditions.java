package dev.trilemma.engine.estimate;

import static dev.trilemma.engine.InvalidPlan.require;

import dev.trilemma.engine.cost.AcceleratorPrice;
import dev.trilemma.engine.cost.Serving;
import dev.trilemma.engine.cost.StoragePrice;
import dev.trilemma.engine.energy.PowerFactors;
import dev.trilemma.engine.energy.Site;
import dev.trilemma.engine.quality.ScalingLaw;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What surrounds a plan: where it runs, what that costs, and the law its quality is read from.
 *
 * @param spot whether nodes can be taken away
 * @param storage null where storage is left out of the bill
 * @param otherPrices the same hours at other prices, shown beside the total
 * @param baseTokens tokens that the base model has seen, where that is known
 * @param stepTimeFactor what runs on such a cluster were measured to take of the predicted step; 1 where nothing was measured
 * @param serving what serves the model afterwards; null where that is left out of the bill
 */
public record Conditions(
        Site site,
        PowerFactors power,
        AcceleratorPrice price,
        boolean spot,
        @Nullable StoragePrice storage,
        List<NamedPrice> otherPrices,
        ScalingLaw law,
        @Nullable Double baseTokens,
        double stepTimeFactor,
        @Nullable Serving serving) {

    public Conditions {
        otherPrices = List.copyOf(otherPrices);
        require(stepTimeFactor > 0, "/cluster", "must have a positive measured factor");
    }

    /** A price and what to call it. */
    public record NamedPrice(String name, AcceleratorPrice price) {}
}
