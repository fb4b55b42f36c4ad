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
    RUBIN,
    CDNA,
    TPU,
    TRAINIUM,
    GAUDI,
    ASCEND
}
