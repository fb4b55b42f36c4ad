package dev.trilemma.engine.hardware;

/** Accelerators that share their achieved rates. A generation nobody measured inherits from its nearest one. */
public enum Generation {
    PASCAL,
    VOLTA,
    TURING,
    AMPERE,
    ADA,
    HOPPER,
    BLACKWELL,
    /** B300 and GB300, with twice the exponentials in a cycle for attention. */
    BLACKWELL_ULTRA,
    RUBIN,
    CDNA,
    /** TPU v2 and v3, programmed by the compilers of their time. */
    EARLY_TPU,
    /** TPU v4 and v5, with matrix units of 128 × 128. */
    TPU,
    /** TPU v6e and v7, with matrix units of 256 × 256. */
    TRILLIUM,
    TRAINIUM,
    GAUDI,
    ASCEND;

    /** Whether its fast links form a torus that goes beyond a node, and a compiler schedules whole steps. */
    public boolean tpu() {
        return this == EARLY_TPU || this == TPU || this == TRILLIUM;
    }
}
