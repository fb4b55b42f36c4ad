package dev.trilemma.engine.uncertainty;

import dev.trilemma.engine.hardware.Generation;
import java.util.Map;

/**
 * Standard deviations of the logarithm of measured over predicted, for runs that the prediction was not fitted to. They add in
 * quadrature.
 *
 * @param stepTime of every kind of run
 * @param unknownRecomputation added where a plan leaves recomputation open
 * @param unknownInterleaving added where a plan leaves the interleaving of its pipeline open
 * @param unmeasuredGenerations added for accelerators of generations without published measurements
 * @param wallClock added for a whole run, whose hours vary by more than its steps
 * @param power of the watts drawn, where such accelerators were metered
 * @param powerNotMetered the same where nobody metered them
 * @param wholeRunEnergy added for the energy of a whole run, of which more is metered than its own hours at its own power
 * @param listPrice of what is paid over a list price
 * @param reducibleLoss of reducible loss, inside the runs that the law was fitted to
 * @param reducibleLossOutsideFit the same outside them
 * @param irreducibleLoss of the irreducible loss, in nats; counts outside them, where nothing makes up for it
 */
public record UncertaintyModel(
        Map<RunKind, Double> stepTime,
        double unknownRecomputation,
        double unknownInterleaving,
        Map<Generation, Double> unmeasuredGenerations,
        double wallClock,
        double power,
        double powerNotMetered,
        double wholeRunEnergy,
        double listPrice,
        double reducibleLoss,
        double reducibleLossOutsideFit,
        double irreducibleLoss) {

    public UncertaintyModel {
        stepTime = Map.copyOf(stepTime);
        unmeasuredGenerations = Map.copyOf(unmeasuredGenerations);
    }
}
