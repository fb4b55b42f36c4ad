package dev.trilemma.estimate;

import dev.trilemma.catalog.Assumption;
import dev.trilemma.catalog.PricingDocument;
import dev.trilemma.catalog.Region;
import dev.trilemma.catalog.Regions;
import dev.trilemma.engine.energy.Site;
import dev.trilemma.pricing.PricedOffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Finds the site of a plan: the region it names, else that of its price, else the world's average. */
@Component
final class PlanSites {

    private final Regions regions;

    PlanSites(Regions regions) {
        this.regions = regions;
    }

    PlanSite siteOf(@Nullable PricingDocument pricing, @Nullable PricedOffer offer) {
        Region usual = regions.defaultSite();
        Optional<Region> found = named(pricing).or(() -> sold(offer));
        Region region = found.orElse(usual);
        Double carbon = region.carbonKgCo2ePerKwh();
        List<Assumption> assumptions = new ArrayList<>();
        if (found.isEmpty()) {
            assumptions.add(new Assumption("site", usual.location(), usual.source()));
        }
        assumptions.add(
                carbon == null
                        ? Assumption.of("site.carbonKgCo2ePerKwh", usual.carbonKgCo2ePerKwh(), usual.source())
                        : Assumption.of("site.carbonKgCo2ePerKwh", carbon, region.source()));
        assumptions.add(Assumption.of("site.pue", region.pue(), region.source()));
        return new PlanSite(
                new Site(
                        region.location(),
                        region.pue(),
                        carbon == null ? usual.carbonKgCo2ePerKwh() : carbon,
                        region.source()),
                assumptions);
    }

    private Optional<Region> named(@Nullable PricingDocument pricing) {
        return pricing == null || pricing.provider() == null || pricing.region() == null
                ? Optional.empty()
                : regions.find(pricing.provider(), pricing.region());
    }

    private Optional<Region> sold(@Nullable PricedOffer offer) {
        return offer == null || offer.region() == null
                ? Optional.empty()
                : regions.find(offer.provider(), offer.region());
    }
}
