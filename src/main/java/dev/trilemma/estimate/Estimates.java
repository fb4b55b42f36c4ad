package dev.trilemma.estimate;

import dev.trilemma.catalog.Assumption;
import dev.trilemma.catalog.PlanDocument;
import dev.trilemma.catalog.PlanResolver;
import dev.trilemma.catalog.Resolution;
import dev.trilemma.catalog.ServingDefaults;
import dev.trilemma.catalog.Warning;
import dev.trilemma.engine.estimate.Estimate;
import dev.trilemma.engine.estimate.Estimator;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Service;

/** Estimates plans as people write them: resolves names, finds prices, and lets the engine calculate. */
@Service
public final class Estimates {

    private final PlanResolver resolver;
    private final PlanCircumstances circumstances;
    private final ServingDefaults servingDefaults;
    private final StandingAssumptions standingAssumptions;
    private final Estimator estimator;
    private final EngineVersion version;
    private final EstimateMetrics metrics;
    private final Clock clock;

    Estimates(
            PlanResolver resolver,
            PlanCircumstances circumstances,
            ServingDefaults servingDefaults,
            StandingAssumptions standingAssumptions,
            Estimator estimator,
            EngineVersion version,
            EstimateMetrics metrics,
            Clock clock) {
        this.resolver = resolver;
        this.circumstances = circumstances;
        this.servingDefaults = servingDefaults;
        this.standingAssumptions = standingAssumptions;
        this.estimator = estimator;
        this.version = version;
        this.metrics = metrics;
        this.clock = clock;
    }

    /**
     * Calculates a plan at today's prices, or at those it pins.
     *
     * @throws dev.trilemma.engine.InvalidPlan where a field is wrong, unknown or contradicts another
     */
    public EstimateView estimate(PlanDocument document) {
        return estimate(document, clock.instant());
    }

    /**
     * Calculates a plan at the prices that were in force, and known, at an instant; the same plan and instant give the same answer as
     * long as the calculation itself stays the same.
     *
     * @throws dev.trilemma.engine.InvalidPlan where a field is wrong, unknown or contradicts another
     */
    public EstimateView estimate(PlanDocument document, Instant at) {
        return estimate(document, Moment.of(at));
    }

    /**
     * Calculates a plan at the prices of one instant, with the calibration of another.
     *
     * @throws dev.trilemma.engine.InvalidPlan where a field is wrong, unknown or contradicts another
     */
    public EstimateView estimate(PlanDocument document, Moment moment) {
        Instant at = moment.pricesAt();
        Resolution resolution = resolver.resolve(document);
        Circumstances found = circumstances.of(resolution, document, moment);
        Estimate estimate = estimator.estimate(resolution.plan(), found.conditions());
        metrics.calculated();
        return view(document, resolution, found, estimate, at);
    }

    /** Forgets which prices and calibrations there are, so that what another replica has just stored counts at once. */
    public void refresh() {
        circumstances.refresh();
    }

    private EstimateView view(
            PlanDocument document, Resolution resolution, Circumstances found, Estimate estimate, Instant now) {
        PlanPricing pricing = found.pricing();
        return new EstimateView(
                ModelView.of(resolution),
                WorkView.of(estimate),
                MemoryView.of(estimate.choice().memory()),
                FitView.of(estimate),
                estimate.choice().strategy().parallelism(),
                TimeView.of(estimate),
                estimate.costs().lines().stream().map(CostLineView::of).toList(),
                estimate.costs().total(),
                estimate.bases(),
                estimate.energy(),
                estimate.loss(),
                estimate.triangle(),
                estimate.ranges(),
                assumptions(document, resolution, found, estimate),
                warnings(resolution, pricing, estimate),
                ProvenanceView.of(version.value(), pricing.offer(), found.calibration(), now),
                null,
                null);
    }

    private List<Assumption> assumptions(
            PlanDocument document, Resolution resolution, Circumstances found, Estimate estimate) {
        List<Assumption> assumptions = new ArrayList<>(resolution.assumptions());
        assumptions.addAll(ChosenStrategy.assumptions(estimate));
        assumptions.addAll(found.calibrationAssumptions());
        assumptions.addAll(found.pricing().assumptions());
        assumptions.addAll(found.site().assumptions());
        assumptions.addAll(servingDefaults.assumptions(document.serving()));
        assumptions.addAll(standingAssumptions.of(estimate, found.pricing().spot()));
        return assumptions;
    }

    private static List<Warning> warnings(Resolution resolution, PlanPricing pricing, Estimate estimate) {
        List<Warning> warnings = new ArrayList<>(resolution.warnings());
        warnings.addAll(pricing.warnings());
        warnings.addAll(EstimateWarnings.of(estimate, pricing.price()));
        return warnings;
    }
}
