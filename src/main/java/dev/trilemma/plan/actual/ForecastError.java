package dev.trilemma.plan.actual;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * How far the forecast of one figure was off.
 *
 * @param metric which figure, with its unit
 * @param forecast what was predicted
 * @param p10 one time in ten it should be below this; absent where the forecast had no range
 * @param p90 one time in ten it should be above this
 * @param actual what it was
 * @param error what was added to the forecast, as a share of it: 0.1 is ten per cent more than predicted
 * @param withinRange whether it was between p10 and p90
 */
record ForecastError(
        String metric,
        double forecast,
        @Nullable Double p10,
        @Nullable Double p90,
        double actual,
        double error,
        @Nullable Boolean withinRange) {

    /** @param range an object with p10 and p90, of numbers or of money; missing where there is none */
    static ForecastError of(String metric, double forecast, JsonNode range, double scale, double actual) {
        Double low = bound(range.path("p10"), scale);
        Double high = bound(range.path("p90"), scale);
        return new ForecastError(
                metric,
                forecast,
                low,
                high,
                actual,
                actual / forecast - 1,
                low == null || high == null ? null : actual >= low && actual <= high);
    }

    private static @Nullable Double bound(JsonNode value, double scale) {
        JsonNode number = value.isObject() ? value.path("amount") : value;
        return number.isMissingNode() ? null : scale * number.asDouble();
    }
}
