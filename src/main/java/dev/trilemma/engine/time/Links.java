package dev.trilemma.engine.time;

import dev.trilemma.engine.hardware.Cluster;
import dev.trilemma.engine.hardware.Generation;

/**
 * What the links of a cluster achieve, by tier: the fast domain (NVLink, xGMI, a torus) and the network between domains.
 *
 * @param domainSize accelerators of one fast domain
 * @param fastBytesPerSecond achieved by one accelerator inside its domain, each direction
 * @param networkBytesPerSecond achieved by one accelerator between domains, each direction
 */
record Links(
        int domainSize,
        double fastBytesPerSecond,
        double networkBytesPerSecond,
        double fastLatencySeconds,
        double networkLatencySeconds) {

    private static final double PCIE_BYTES_PER_SECOND = 64e9;
    private static final int TORUS_DOMAIN = 256;

    static Links of(Cluster cluster, StepConstants constants) {
        boolean torus = cluster.accelerator().generation() == Generation.TPU;
        double intraNode = cluster.intraNodeBytesPerSecond();
        double interNode = torus ? intraNode : cluster.interNodeBytesPerSecond();
        double share = intraNode <= PCIE_BYTES_PER_SECOND ? constants.pcieShare() : constants.fastLinkShare();
        return new Links(
                torus ? TORUS_DOMAIN : cluster.domainSize(),
                intraNode * share,
                interNode * constants.networkShare(),
                constants.fastLinkLatencySeconds(),
                constants.networkLatencySeconds());
    }

    boolean inDomain(double accelerators) {
        return accelerators <= domainSize;
    }

    /** The tier on which neighbours of a group of this extent talk to each other. */
    Tier tier(double accelerators) {
        return inDomain(accelerators)
                ? new Tier(fastBytesPerSecond, fastLatencySeconds)
                : new Tier(networkBytesPerSecond, networkLatencySeconds);
    }

    /** A group larger than its domain, which it fills: every network card of the domain carries a share. */
    Tier tensorTier(int tensor) {
        return inDomain(tensor)
                ? new Tier(fastBytesPerSecond, fastLatencySeconds)
                : new Tier(Math.min(fastBytesPerSecond, networkBytesPerSecond * domainSize), networkLatencySeconds);
    }

    /** Data-parallel rings, one for each tensor rank, which share the network cards of a domain. */
    Tier dataTier(int tensor, double replicas) {
        if (inDomain(tensor * replicas)) {
            return new Tier(fastBytesPerSecond, fastLatencySeconds);
        }
        double cards = Math.max(1, domainSize / tensor);
        return new Tier(Math.min(fastBytesPerSecond, cards * networkBytesPerSecond), networkLatencySeconds);
    }

    /** One tier's rate and its latency for each doubling of the group. */
    record Tier(double bytesPerSecond, double latencySeconds) {

        /** Ring all-reduce: each byte crosses a link twice, less the local share. */
        double allReduceSeconds(double bytes, double ranks) {
            return ranks <= 1 ? 0 : 2 * (ranks - 1) / ranks * bytes / bytesPerSecond + latency(ranks);
        }

        /** Ring all-gather or reduce-scatter: half of an all-reduce. */
        double allGatherSeconds(double bytes, double ranks) {
            return ranks <= 1 ? 0 : (ranks - 1) / ranks * bytes / bytesPerSecond + latency(ranks);
        }

        double latency(double ranks) {
            return latencySeconds * Math.log(ranks) / Math.log(2);
        }
    }
}
