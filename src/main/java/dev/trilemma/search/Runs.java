package dev.trilemma.search;

import dev.trilemma.catalog.Commitment;
import dev.trilemma.catalog.PlanDocument;
import dev.trilemma.catalog.PlanResolver;
import dev.trilemma.catalog.PricingDocument;
import dev.trilemma.catalog.Resolution;
import dev.trilemma.catalog.ServingDocument;
import dev.trilemma.engine.estimate.Estimator;
import dev.trilemma.engine.plan.ResolvedPlan;
import dev.trilemma.engine.strategy.Choice;
import dev.trilemma.estimate.PlanCircumstances;
import dev.trilemma.web.Documents;
import dev.trilemma.web.MergePatch;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Makes runs of the configurations of a space: names looked up, a strategy chosen, prices found. */
@Component
final class Runs {

    private static final PricingDocument NOTHING_SAID = new PricingDocument(null, null, null, null, null, null, null);

    private final Documents documents;
    private final PlanResolver resolver;
    private final PlanCircumstances circumstances;
    private final Estimator estimator;
    private final JsonMapper json;

    Runs(
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

    /**
     * @throws RuntimeException of any kind that a plan document can be refused with
     */
    Run run(SearchSpace space, SearchSpace.Configuration configuration, Instant at) {
        List<Double> budgets = space.tokensOf(configuration.model());
        PlanDocument document = document(space.plan(), configuration, budgets);
        Resolution resolution = resolver.resolve(document);
        ResolvedPlan plan = resolution.plan();
        Choice choice = estimator.choose(plan);
        return new Run(
                document,
                plan,
                choice,
                offerings(space, document, resolution, at),
                budgets.isEmpty() ? List.of(plan.training().tokens()) : budgets);
    }

    private PlanDocument document(ObjectNode plan, SearchSpace.Configuration configuration, List<Double> budgets) {
        JsonNode ofModel = MergePatch.apply(plan, configuration.model().patch());
        ObjectNode patch = json.createObjectNode();
        patch.putObject("cluster")
                .put("accelerator", configuration.accelerator())
                .put("acceleratorCount", configuration.acceleratorCount());
        ObjectNode training = patch.putObject("training");
        configuration.precision().ifPresent(precision -> training.set("precision", json.valueToTree(precision)));
        if (!budgets.isEmpty()) {
            training.put("tokens", budgets.get(0));
        }
        return documents.read(MergePatch.apply(ofModel, patch), PlanDocument.class);
    }

    private List<Offering> offerings(SearchSpace space, PlanDocument document, Resolution resolution, Instant at) {
        PricingDocument inPlan = document.pricing();
        ServingDocument served = document.serving();
        List<Offering> offerings = new ArrayList<>();
        for (Optional<Commitment> commitment : space.commitments()) {
            for (Optional<String> region : space.regions()) {
                PricingDocument pricing = pricing(inPlan == null ? NOTHING_SAID : inPlan, commitment, region);
                offerings.add(new Offering(pricing, circumstances.withoutComparisons(resolution, pricing, served, at)));
            }
        }
        return offerings;
    }

    private static PricingDocument pricing(
            PricingDocument inPlan, Optional<Commitment> commitment, Optional<String> region) {
        return new PricingDocument(
                inPlan.provider(),
                region.orElse(inPlan.region()),
                commitment.orElse(inPlan.commitment()),
                inPlan.unitPrice(),
                inPlan.priceCatalog(),
                inPlan.priceCatalogVersion(),
                inPlan.ownership());
    }
}
