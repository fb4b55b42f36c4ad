package dev.trilemma.engine.plan;

import dev.trilemma.engine.hardware.Precision;

/**
 * The optimizer, by the bytes of state it keeps for each trained parameter beside the fp32 master copy.
 *
 * <p>Moments: AdamW two in fp32 (ZeRO, Rajbhandari et al. 2020, section 3.1), two in 8 bits (Dettmers et al. 2022), Lion, Muon
 * and SGD one in fp32, Adafactor factored rows and columns only, with one first moment in fp32.
 */
public enum Optimizer {
    ADAMW(8),
    ADAMW8BIT(2),
    ADAFACTOR(4),
    LION(4),
    MUON(4),
    SGD(4);

    private static final int GRADIENT_READ = 4;
    private static final int MASTER_READ_AND_WRITTEN = 8;
    private static final int WEIGHT_WRITTEN = 2;

    private final int momentBytes;

    Optimizer(int momentBytes) {
        this.momentBytes = momentBytes;
    }

    /** Bytes that a step reads and writes for each trained parameter: gradient, master weight, moments, and a working copy in two bytes. */
    public int stepBytes(Precision precision) {
        boolean full = precision == Precision.FP32 || precision == Precision.TF32;
        return GRADIENT_READ + MASTER_READ_AND_WRITTEN + 2 * momentBytes + (full ? 0 : WEIGHT_WRITTEN);
    }

    /** Bytes of moments for each trained parameter. */
    public int momentBytes() {
        return momentBytes;
    }
}
