package dev.trilemma.engine.triangle;

import dev.trilemma.engine.cost.Money;
import org.jspecify.annotations.Nullable;

/** Scores a run in log space: {@code ln(worst / value) / ln(worst / best)}, kept within 0 and 1. */
public final class TriangleCalculator {

    /**
     * @param reducibleLoss in nats; what a better model and more data could still remove
     * @param total null where the price is unknown
     */
    public TriangleScores scores(
            double wallClockSeconds, double reducibleLoss, @Nullable Money total, TriangleScales scales) {
        double speed = scales.speed().score(wallClockSeconds);
        double quality = scales.quality().score(reducibleLoss);
        Double cost = total == null ? null : costScore(total, scales.cost());
        return new TriangleScores(speed, quality, cost, bindingVertex(speed, quality, cost), scales);
    }

    private static @Nullable Double costScore(Money total, Scale scale) {
        return total.currency().getCurrencyCode().equals(scale.worst().unit())
                ? (Double) scale.score(total.amount().doubleValue())
                : null;
    }

    private static String bindingVertex(double speed, double quality, @Nullable Double cost) {
        if (cost != null && cost < speed && cost < quality) {
            return "cost";
        }
        return quality < speed ? "quality" : "speed";
    }
}
