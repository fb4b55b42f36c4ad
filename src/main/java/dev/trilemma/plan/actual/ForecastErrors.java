package dev.trilemma.plan.actual;

import dev.trilemma.plan.evaluation.Forecast;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Sets what was predicted beside what was. */
final class ForecastErrors {

    private static final double SECONDS_PER_HOUR = 3600;

    private ForecastErrors() {}

    static List<ForecastError> of(Forecast forecast, ActualDocument actual) {
        JsonNode estimate = forecast.estimate();
        double hours = forecast.acceleratorCount() / SECONDS_PER_HOUR;
        JsonNode wallClock = estimate.at("/time/wallClockSeconds");
        JsonNode wallClockRange = estimate.at("/uncertainty/wallClockSeconds");
        List<ForecastError> errors = new ArrayList<>();
        add(
                errors,
                "stepSeconds",
                estimate.at("/time/stepSeconds"),
                estimate.at("/uncertainty/stepSeconds"),
                1,
                actual.stepSeconds());
        add(errors, "wallClockSeconds", wallClock, wallClockRange, 1, actual.wallClockSeconds());
        add(errors, "acceleratorHours", wallClock, wallClockRange, hours, actual.acceleratorHours());
        add(errors, "energyKwh", estimate.at("/energy/facilityKwh"), estimate.at("/none"), 1, actual.energyKwh());
        add(errors, "loss", estimate.at("/quality/loss"), estimate.at("/uncertainty/loss"), 1, actual.loss());
        addTotal(errors, estimate, actual);
        return errors;
    }

    private static void add(
            List<ForecastError> errors,
            String metric,
            JsonNode forecast,
            JsonNode range,
            double scale,
            @Nullable Double actual) {
        if (actual != null && forecast.isNumber() && forecast.asDouble() > 0) {
            errors.add(ForecastError.of(metric, scale * forecast.asDouble(), range, scale, actual));
        }
    }

    private static void addTotal(List<ForecastError> errors, JsonNode estimate, ActualDocument actual) {
        JsonNode forecast = estimate.path("total");
        if (actual.total() != null
                && forecast.path("currency")
                        .asString("")
                        .equals(actual.total().currency().getCurrencyCode())
                && forecast.path("amount").asDouble() > 0) {
            errors.add(ForecastError.of(
                    "total",
                    forecast.path("amount").asDouble(),
                    estimate.at("/uncertainty/total"),
                    1,
                    actual.total().amount().doubleValue()));
        }
    }
}
