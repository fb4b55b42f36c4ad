package dev.trilemma.estimate;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.stereotype.Component;

/** Counts the estimates that are calculated, for requests of every kind; their durations are those of the requests. */
@Component
class EstimateMetrics {

    private final Counter calculated;

    EstimateMetrics(MeterRegistry registry) {
        calculated = Counter.builder("trilemma.estimates")
                .description("Estimates calculated")
                .register(registry);
    }

    void calculated() {
        calculated.increment();
    }
}
