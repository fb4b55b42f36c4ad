package dev.trilemma.engine.hardware;

/** The number format of the matrix products of a run. */
public enum Precision {
    FP32(4, 4),
    TF32(4, 4),
    FP16(2, 2),
    BF16(2, 2),
    FP8(2, 1),
    FP4(2, 0.56);

    private final double activationBytes;
    private final double operandBytes;

    Precision(double activationBytes, double operandBytes) {
        this.activationBytes = activationBytes;
        this.operandBytes = operandBytes;
    }

    /** Bytes of an activation or a working weight kept in memory; fp8 and fp4 runs keep them in bf16. */
    public double activationBytes() {
        return activationBytes;
    }

    /** Bytes of an operand of a linear layer; fp4 includes its block scales. */
    public double operandBytes() {
        return operandBytes;
    }

    /** Whether linear layers run narrower than the activations around them. */
    public boolean low() {
        return this == FP8 || this == FP4;
    }
}
