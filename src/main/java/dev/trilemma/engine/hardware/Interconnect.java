package dev.trilemma.engine.hardware;

import static dev.trilemma.engine.InvalidPlan.require;

import org.jspecify.annotations.Nullable;

/**
 * A link between accelerators as its datasheet gives it.
 *
 * @param bytesPerSecond one accelerator's share, each direction
 * @param latencySeconds what one collective operation takes at least, where published
 */
public record Interconnect(
        String id,
        String name,
        Scope scope,
        double bytesPerSecond,
        @Nullable Double latencySeconds) {

    public Interconnect {
        require(bytesPerSecond > 0, "/cluster/interconnect", "has no bandwidth in the catalog");
    }

    /** What a link joins. */
    public enum Scope {
        /** The accelerators of one node, or of one rack or torus where the fast links go that far. */
        NODE,
        /** The nodes. */
        NETWORK
    }
}
