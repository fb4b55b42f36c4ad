package dev.trilemma.search;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Says plainly that the sides of the triangle are not alike. */
final class Asymmetry {

    private Asymmetry() {}

    /** At the balanced point; empty where one of the rates is unknown there. */
    static Optional<String> of(List<ExchangeRate> rates) {
        return rate(rates, "qualityAndCost")
                .flatMap(quality -> rate(rates, "speedAndCost").map(speed -> sentence(quality, speed)));
    }

    private static Optional<Double> rate(List<ExchangeRate> rates, String between) {
        return rates.stream()
                .filter(rate -> rate.at().equals("balanced") && rate.between().equals(between))
                .map(ExchangeRate::value)
                .findFirst();
    }

    private static String sentence(double quality, double speed) {
        return String.format(
                Locale.ROOT,
                "The triangle is not symmetric: at the balanced point 1 %% less reducible loss costs %.1f %% more money, and 1 %% less"
                        + " time %.2f %%.",
                quality,
                speed);
    }
}
