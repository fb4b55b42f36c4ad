package dev.trilemma.search;

import dev.trilemma.catalog.PricingDocument;
import dev.trilemma.estimate.Circumstances;

/** One way to buy a run. */
record Offering(PricingDocument pricing, Circumstances circumstances) {}
