/**
 * Price catalogs: published versions that never change, the offers in force at an instant, and what was negotiated.
 *
 * <p>{@link dev.trilemma.pricing.Publisher} publishes a version; {@link dev.trilemma.pricing.PriceBook} says from which version each
 * provider is priced, {@link dev.trilemma.pricing.Market} what is offered of one accelerator then, {@link dev.trilemma.pricing.Prices}
 * which of it a plan pays. What is imported is read in {@code imports}.
 *
 * <p>A file in {@code catalog/prices/} is one version, named by its date and never edited. A row is one price of one offer
 * for one commitment, per instance-hour: {@code valid_from} is the first day the price was seen, {@code as_of} the last, and a
 * later row of the same offer ends it, or {@code valid_until}. A TPU slice is an instance; its accelerators are chips. Zones of one region at one
 * price are one row; {@code zone} is only given where a provider counts a distant zone to a region.
 */
@NullMarked
package dev.trilemma.pricing;

import org.jspecify.annotations.NullMarked;
