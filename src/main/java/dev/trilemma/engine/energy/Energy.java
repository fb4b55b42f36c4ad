package dev.trilemma.engine.energy;

import org.jspecify.annotations.Nullable;

/**
 * Electricity and carbon of a run.
 *
 * @param acceleratorKwh drawn by the accelerators alone
 * @param facilityKwh drawn by the site: hosts, network, cooling and losses included
 * @param operationalKgCo2e of that electricity; null where the carbon of the grid is unknown
 * @param embodiedKgCo2e of making the hardware, for the share of its life that the run takes
 * @param powerMetered whether somebody metered such accelerators in training; else their power is that of something alike
 * @param powerEstimated whether the accelerator's board power is an estimate because no datasheet gives it
 */
public record Energy(
        double acceleratorKwh,
        double facilityKwh,
        @Nullable Double operationalKgCo2e,
        double embodiedKgCo2e,
        boolean powerMetered,
        boolean powerEstimated) {}
