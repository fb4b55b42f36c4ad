package dev.trilemma.search;

import dev.trilemma.catalog.PlanDocument;
import dev.trilemma.engine.cost.Money;
import dev.trilemma.engine.estimate.Estimate;
import dev.trilemma.engine.estimate.Estimator;
import dev.trilemma.engine.strategy.Candidate;
import dev.trilemma.web.Documents;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Estimates the points of runs, and writes each as a plan that gives the same estimate again. */
@Component
final class Points {

    private final Estimator estimator;
    private final StrategyPlans strategyPlans;
    private final Documents documents;
    private final JsonMapper json;

    Points(Estimator estimator, StrategyPlans strategyPlans, Documents documents, JsonMapper json) {
        this.estimator = estimator;
        this.strategyPlans = strategyPlans;
        this.documents = documents;
        this.json = json;
    }

    Estimate estimate(Run run, Offering offering, double tokens) {
        return estimator.estimate(
                run.plan().withTraining(run.plan().training().withTokens(tokens)),
                offering.circumstances().conditions(),
                run.choice());
    }

    /** Null where the price is unknown. */
    @Nullable
    Point point(Run run, Offering offering, double tokens) {
        Estimate estimate = estimate(run, offering, tokens);
        Money total = estimate.costs().total();
        return total == null ? null : new Point(run, offering, estimate);
    }

    /** The plan document with everything chosen that makes the point. */
    PlanDocument document(Point point) {
        ObjectNode patch = json.createObjectNode();
        patch.set("pricing", json.valueToTree(point.offering().pricing()));
        if (point.run().document().training().datasetTokens() == null) {
            patch.putObject("training").put("tokens", point.tokens());
        } else {
            patch.putObject("training")
                    .put("epochs", point.estimate().plan().training().epochs());
        }
        PlanDocument priced = documents.patched(point.run().document(), patch, PlanDocument.class);
        return strategyPlans.of(
                priced, Candidate.of(point.run().plan(), point.run().choice()));
    }
}
