package dev.trilemma.sweep.work;

import dev.trilemma.catalog.PlanResolver;
import dev.trilemma.engine.estimate.Estimator;
import dev.trilemma.estimate.PlanCircumstances;
import dev.trilemma.sweep.design.SweptPlan;
import dev.trilemma.web.Documents;
import java.time.Instant;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Makes what calculates the points of a sweep. */
@Component
public final class PointCalculators {

    private final Documents documents;
    private final PlanResolver resolver;
    private final PlanCircumstances circumstances;
    private final Estimator estimator;
    private final JsonMapper json;

    PointCalculators(
            Documents documents,
            PlanResolver resolver,
            PlanCircumstances circumstances,
            Estimator estimator,
            JsonMapper json) {
        this.documents = documents;
        this.resolver = resolver;
        this.circumstances = circumstances;
        this.estimator = estimator;
        this.json = json;
    }

    /** @param at at the prices, and by the calibration, of that instant */
    public PointCalculator of(SweptPlan swept, Instant at) {
        return new PointCalculator(swept, at, documents, resolver, circumstances, estimator, json);
    }
}
