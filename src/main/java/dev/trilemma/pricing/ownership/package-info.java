/**
 * Accelerators that are owned rather than rented: an hour of work from the purchase price, and what it takes to run them. What a plan
 * does not say comes from {@code catalog/ownership.yaml} and {@code catalog/ownership-prices.csv}.
 */
@NullMarked
package dev.trilemma.pricing.ownership;

import org.jspecify.annotations.NullMarked;
