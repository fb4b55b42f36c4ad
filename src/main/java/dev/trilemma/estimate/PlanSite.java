package dev.trilemma.estimate;

import dev.trilemma.catalog.Assumption;
import dev.trilemma.engine.energy.Site;
import java.util.List;

/** Where a plan runs, and what of that was assumed. */
public record PlanSite(Site site, List<Assumption> assumptions) {}
