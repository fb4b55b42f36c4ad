package dev.trilemma.engine.hardware;

import static dev.trilemma.engine.InvalidPlan.require;

import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An accelerator as its datasheet gives it.
 *
 * @param peakFlopsPerSecond dense peak of the matrix units, by precision; a precision it lacks is absent
 * @param powerWatts board power, where published
 * @param intraNodeBytesPerSecond link to its neighbours in the node, each direction, where published
 * @param interNodeBytesPerSecond its share of the network between nodes, each direction, where published
 * @param domainSize accelerators that the fast links join
 */
public record Accelerator(
        String id,
        String vendor,
        String name,
        Generation generation,
        double memoryBytes,
        double memoryBytesPerSecond,
        Map<Precision, Double> peakFlopsPerSecond,
        @Nullable Double powerWatts,
        @Nullable Double intraNodeBytesPerSecond,
        @Nullable Double interNodeBytesPerSecond,
        int domainSize) {

    private static final int USUAL_NODE = 8;
    private static final int SMALLEST_NODE = 4;
    private static final int LARGEST_NODE = 16;

    public Accelerator {
        require(memoryBytes > 0, "/cluster/accelerator", "has no memory size in the catalog");
        require(memoryBytesPerSecond > 0, "/cluster/accelerator", "has no memory bandwidth in the catalog");
        require(domainSize > 0, "/cluster/accelerator", "has no domain size in the catalog");
        peakFlopsPerSecond = Map.copyOf(peakFlopsPerSecond);
    }

    /** Dense peak in a precision, empty where the hardware lacks it. */
    public Optional<Double> peakFlopsPerSecond(Precision precision) {
        return Optional.ofNullable(peakFlopsPerSecond.get(precision));
    }

    /** Accelerators of the nodes it is usually sold in. */
    public int usualNodeSize() {
        return domainSize >= SMALLEST_NODE && domainSize <= LARGEST_NODE ? domainSize : USUAL_NODE;
    }
}
