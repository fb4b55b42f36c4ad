/**
 * Price catalogs: published versions that never change, and the offers in force at an instant.
 *
 * <p>A file in {@code catalog/prices/} is one version, named by its date and never edited. A row is one price of one offer
 * for one commitment, per instance-hour: {@code valid_from} is the first day the price was seen, {@code as_of} the last, and a
 * later row of the same offer ends it. A TPU slice is an instance; its accelerators are chips. Zones of one region at one
 * price are one row; {@code zone} is only given where a provider counts a distant zone to a region. What is owned rather than
 * rented is priced from {@code catalog/ownership.yaml} and {@code catalog/ownership-prices.csv}.
 */
@NullMarked
package dev.trilemma.pricing;

import org.jspecify.annotations.NullMarked;
