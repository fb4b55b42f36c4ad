package dev.trilemma.engine.hardware;

import static dev.trilemma.engine.InvalidPlan.require;

/**
 * Equal accelerators in equal nodes.
 *
 * @param acceleratorCount accelerators paid for
 * @param acceleratorsPerNode accelerators that share a node
 * @param nodeSizeGiven whether the plan says so, and it does not grow with the cluster
 * @param intraNodeBytesPerSecond link inside the node or its fast domain, each direction, for each accelerator
 * @param interNodeBytesPerSecond link between nodes, each direction, for each accelerator
 */
public record Cluster(
        Accelerator accelerator,
        int acceleratorCount,
        int acceleratorsPerNode,
        boolean nodeSizeGiven,
        double intraNodeBytesPerSecond,
        double interNodeBytesPerSecond) {

    private static final int RACK_SCALE = 16;

    public Cluster {
        require(acceleratorCount > 0, "/cluster/acceleratorCount", "must be greater than 0");
        require(acceleratorsPerNode > 0, "/cluster/acceleratorsPerNode", "must be greater than 0");
        require(intraNodeBytesPerSecond > 0, "/cluster/intraNodeBytesPerSecond", "must be greater than 0");
        require(interNodeBytesPerSecond > 0, "/cluster/interNodeBytesPerSecond", "must be greater than 0");
    }

    /** More or fewer of the same accelerators, in usual nodes unless the plan gives their size. */
    public Cluster withAcceleratorCount(int count) {
        int node = nodeSizeGiven ? acceleratorsPerNode : Math.min(accelerator.usualNodeSize(), count);
        return new Cluster(accelerator, count, node, nodeSizeGiven, intraNodeBytesPerSecond, interNodeBytesPerSecond);
    }

    /** Accelerators that the fast links join: a rack-scale domain or torus where there is one, else the node. */
    public int domainSize() {
        return accelerator.domainSize() > RACK_SCALE ? accelerator.domainSize() : acceleratorsPerNode;
    }

    /** Nodes paid for; the last may be part empty. */
    public int nodeCount() {
        return (acceleratorCount + acceleratorsPerNode - 1) / acceleratorsPerNode;
    }
}
