package dev.trilemma.search;

import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.Meter.MeterProvider;
import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.stereotype.Component;

/** Measures how much each search examined, and whether its time was enough for all of it. */
@Component
class SearchMetrics {

    private final MeterProvider<DistributionSummary> examined;

    SearchMetrics(MeterRegistry registry) {
        examined = DistributionSummary.builder("trilemma.search.examined")
                .description("Strategies or configurations that a search examined")
                .withRegistry(registry);
    }

    /** @param search what was searched for: strategies, a frontier or a solution */
    void examined(String search, long count, boolean complete) {
        examined.withTags("search", search, "complete", String.valueOf(complete))
                .record(count);
    }
}
