package dev.trilemma.estimate;

import dev.trilemma.calibration.CalibrationView;
import dev.trilemma.calibration.Calibrations;
import dev.trilemma.catalog.CatalogModel;
import dev.trilemma.catalog.EnergyFactors;
import dev.trilemma.catalog.PlanDocument;
import dev.trilemma.catalog.PricingDocument;
import dev.trilemma.catalog.Resolution;
import dev.trilemma.catalog.ScalingLaws;
import dev.trilemma.catalog.ServingDefaults;
import dev.trilemma.catalog.ServingDocument;
import dev.trilemma.catalog.StorageDefaults;
import dev.trilemma.engine.estimate.Conditions;
import dev.trilemma.engine.estimate.Conditions.NamedPrice;
import dev.trilemma.engine.hardware.Cluster;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Finds what surrounds a plan: its price, its site, its power and the law of its loss. */
@Component
public final class PlanCircumstances {

    private final PlanPrices prices;
    private final PlanSites sites;
    private final EnergyFactors energyFactors;
    private final ScalingLaws laws;
    private final StorageDefaults storage;
    private final ServingDefaults serving;
    private final Calibrations calibrations;

    PlanCircumstances(
            PlanPrices prices,
            PlanSites sites,
            EnergyFactors energyFactors,
            ScalingLaws laws,
            StorageDefaults storage,
            ServingDefaults serving,
            Calibrations calibrations) {
        this.prices = prices;
        this.sites = sites;
        this.energyFactors = energyFactors;
        this.laws = laws;
        this.storage = storage;
        this.serving = serving;
        this.calibrations = calibrations;
    }

    /**
     * @throws dev.trilemma.engine.InvalidPlan where the plan names a provider, region or catalog that is unknown
     */
    Circumstances of(Resolution resolution, PlanDocument document, Moment moment) {
        Cluster cluster = resolution.plan().cluster();
        PricingDocument pricing = document.pricing();
        List<NamedPrice> comparisons = prices.comparisons(cluster, pricing, moment.pricesAt());
        return of(resolution, pricing, document.serving(), moment, comparisons);
    }

    /**
     * The same without prices to compare with, for many plans at once.
     *
     * @throws dev.trilemma.engine.InvalidPlan where the plan names a provider, region or catalog that is unknown
     */
    public Circumstances withoutComparisons(
            Resolution resolution, PricingDocument pricing, @Nullable ServingDocument serving, Instant at) {
        return of(resolution, pricing, serving, Moment.of(at), List.of());
    }

    void refresh() {
        prices.refresh();
        calibrations.refresh();
    }

    private Circumstances of(
            Resolution resolution,
            @Nullable PricingDocument document,
            @Nullable ServingDocument served,
            Moment moment,
            List<NamedPrice> comparisons) {
        Cluster cluster = resolution.plan().cluster();
        PlanPricing pricing = prices.priceOf(cluster, document, moment.pricesAt());
        PlanSite site = sites.siteOf(document, pricing.offer());
        CatalogModel model = resolution.model();
        CalibrationView calibration = calibrations
                .find(cluster.accelerator().id(), moment.calibratedAt())
                .orElse(null);
        var conditions = new Conditions(
                site.site(),
                energyFactors.factorsOf(cluster.accelerator()),
                pricing.price(),
                pricing.spot(),
                storage.price(),
                comparisons,
                laws.defaultLaw(),
                model == null ? null : model.trainTokens(),
                calibration == null ? 1 : calibration.stepTimeFactor(),
                serving.serving(served));
        return new Circumstances(conditions, pricing, site, calibration);
    }
}
