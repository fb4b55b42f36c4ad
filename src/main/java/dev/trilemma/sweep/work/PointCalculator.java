package dev.trilemma.sweep.work;

import dev.trilemma.catalog.PlanDocument;
import dev.trilemma.catalog.PlanResolver;
import dev.trilemma.catalog.PricingDocument;
import dev.trilemma.catalog.Resolution;
import dev.trilemma.engine.estimate.Estimator;
import dev.trilemma.engine.plan.ResolvedPlan;
import dev.trilemma.engine.strategy.Choice;
import dev.trilemma.estimate.Circumstances;
import dev.trilemma.estimate.PlanCircumstances;
import dev.trilemma.sweep.design.AxisValue;
import dev.trilemma.sweep.design.Fields;
import dev.trilemma.sweep.design.SweptPlan;
import dev.trilemma.web.Documents;
import dev.trilemma.web.Problems;
import java.time.Instant;
import java.util.List;
import org.springframework.http.ProblemDetail;
import tools.jackson.databind.json.JsonMapper;

/** Calculates the points of one sweep, at the prices of one instant. Of one thread. */
public final class PointCalculator {

    private static final PricingDocument NOTHING_SAID = new PricingDocument(null, null, null, null, null, null, null);

    private final SweptPlan swept;
    private final Instant at;
    private final Documents documents;
    private final PlanResolver resolver;
    private final PlanCircumstances circumstances;
    private final Estimator estimator;
    private final JsonMapper json;

    private final Memo<Resolution> resolutions;
    private final Memo<Choice> choices;
    private final Memo<Circumstances> surroundings;
    private final PlanParts parts;

    PointCalculator(
            SweptPlan swept,
            Instant at,
            Documents documents,
            PlanResolver resolver,
            PlanCircumstances circumstances,
            Estimator estimator,
            JsonMapper json) {
        this.swept = swept;
        this.at = at;
        this.documents = documents;
        this.resolver = resolver;
        this.circumstances = circumstances;
        this.estimator = estimator;
        this.json = json;
        this.parts = new PlanParts(swept.axes());
        this.resolutions = new Memo<>(swept.axes(), Fields.PRICE.negate());
        this.choices = new Memo<>(swept.axes(), Fields.PRICE.or(Fields.TOKENS).negate());
        this.surroundings =
                new Memo<>(swept.axes(), Fields.PRICE.or(Fields.MODEL).or(Fields.CLUSTER));
    }

    /**
     * A point that is no valid plan is a result.
     *
     * @throws RuntimeException where it cannot be known what the point is, since the database is away
     */
    public PointResult result(long number) {
        try {
            return calculated(swept.design().point(number));
        } catch (RuntimeException failure) {
            ProblemDetail problem = Problems.problemFor(failure);
            if (problem.getStatus() >= 500) {
                throw failure;
            }
            return PointResult.of(json.valueToTree(problem));
        }
    }

    private PointResult calculated(List<AxisValue> point) {
        PlanDocument document = parts.document(point, () -> read(point));
        Resolution resolution = resolutions.get(point, () -> resolver.resolve(document));
        ResolvedPlan plan = resolution.plan();
        Choice choice = choices.get(point, () -> estimator.choose(plan));
        Circumstances found = surroundings.get(point, () -> surroundings(document, resolution));
        return PointResult.of(estimator.estimate(plan, found.conditions(), choice));
    }

    private PlanDocument read(List<AxisValue> point) {
        return documents.read(swept.document(point), PlanDocument.class);
    }

    private Circumstances surroundings(PlanDocument document, Resolution resolution) {
        PricingDocument pricing = document.pricing();
        return circumstances.withoutComparisons(
                resolution, pricing == null ? NOTHING_SAID : pricing, document.serving(), at);
    }
}
