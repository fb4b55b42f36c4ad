package dev.trilemma.engine.time;

import dev.trilemma.engine.hardware.Cluster;

/**
 * What the links of a cluster achieve, by tier: the fast domain (NVLink, xGMI, a torus) and the network between domains.
 *
 * @param domainSize accelerators of one fast domain
 * @param fastBytesPerSecond achieved by one accelerator inside its domain, each direction
 * @param networkBytesPerSecond achieved by one accelerator between domains, each direction
 * @param fastLatencySeconds for each doubling of a group inside the domain
 * @param networkLatencySeconds for each doubling of a group across domains
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
        boolean torus = cluster.accelerator().generation().tpu();
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

    /** The rate at which neighbours of a group of this extent talk to each other. */
    double bytesPerSecond(double accelerators) {
        return inDomain(accelerators) ? fastBytesPerSecond : networkBytesPerSecond;
    }

    double latencySeconds(double accelerators) {
        return inDomain(accelerators) ? fastLatencySeconds : networkLatencySeconds;
    }

    /**
     * Ring all-reduce inside a tensor-parallel group: each byte crosses a link twice, less the local share. A group larger than its
     * domain fills it, and every network card of the domain carries a share.
     */
    double tensorAllReduceSeconds(double bytes, int tensor) {
        double rate = inDomain(tensor)
                ? fastBytesPerSecond
                : Math.min(fastBytesPerSecond, networkBytesPerSecond * domainSize);
        return tensor <= 1
                ? 0
                : 2 * (tensor - 1.0) / tensor * bytes / rate + doublings(tensor) * latencySeconds(tensor);
    }

    /** The rate of data-parallel rings, one for each tensor rank, which share the network cards of a domain. */
    double ringBytesPerSecond(int tensor, double replicas) {
        double cards = Math.max(1, domainSize / tensor);
        return inDomain(tensor * replicas)
                ? fastBytesPerSecond
                : Math.min(fastBytesPerSecond, cards * networkBytesPerSecond);
    }

    /** All-reduce over some of the replicas of a tensor rank. */
    double ringAllReduceSeconds(double bytes, double ranks, int tensor, double replicas) {
        return ringSeconds(2 * bytes, ranks, tensor, replicas);
    }

    /** All-gather or reduce-scatter, half of an all-reduce, over some of the replicas of a tensor rank. */
    double ringAllGatherSeconds(double bytes, double ranks, int tensor, double replicas) {
        return ringSeconds(bytes, ranks, tensor, replicas);
    }

    private double ringSeconds(double bytes, double ranks, int tensor, double replicas) {
        return ranks <= 1
                ? 0
                : (ranks - 1) / ranks * bytes / ringBytesPerSecond(tensor, replicas)
                        + doublings(ranks) * latencySeconds(tensor * replicas);
    }

    private static double doublings(double ranks) {
        return Math.log(ranks) / Math.log(2);
    }
}
