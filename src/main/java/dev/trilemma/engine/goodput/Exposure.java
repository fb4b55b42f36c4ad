package dev.trilemma.engine.goodput;

/**
 * What of a run can fail, and what must be saved against it.
 *
 * @param checkpointBytes state that a restart needs: weights, master weights and optimizer moments
 * @param failureFactor failures over those that hardware alone causes, from {@link Reliability#failureFactor}
 * @param interruptionsPerNodeHour how often a node is taken away; 0 unless the nodes are spot
 */
public record Exposure(
        int acceleratorCount,
        int nodeCount,
        double checkpointBytes,
        double failureFactor,
        double interruptionsPerNodeHour) {

    public Exposure {
        if (acceleratorCount <= 0 || nodeCount <= 0) {
            throw new IllegalArgumentException("accelerators and nodes must be greater than 0");
        }
        if (!(checkpointBytes >= 0) || !(failureFactor > 0) || !(interruptionsPerNodeHour >= 0)) {
            throw new IllegalArgumentException("bytes, factor and interruptions must not be negative");
        }
    }
}
