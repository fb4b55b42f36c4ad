package dev.trilemma.engine.plan;

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

    private final int momentBytes;

    Optimizer(int momentBytes) {
        this.momentBytes = momentBytes;
    }

    /** Bytes of moments for each trained parameter. */
    public int momentBytes() {
        return momentBytes;
    }
}
