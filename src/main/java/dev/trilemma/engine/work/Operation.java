package dev.trilemma.engine.work;

/**
 * One kind of operator over all layers: what it does for one token, on average.
 *
 * <p>A multiply-add is two FLOPs. Norms, activation functions and biases are left out (under one per cent).
 *
 * @param forwardFlops forward pass
 * @param inputGradientFlops gradient of the inputs
 * @param weightGradientFlops gradient of the weights; 0 where they are frozen or there are none
 * @param recomputedFlops forward work that the kernel or the recomputation does again in the backward pass
 * @param maskedFlops work that a kernel without mask support does on positions the mask hides
 * @param activationBytes activations read and written forward
 * @param weightBytes weights read once for each micro-batch
 */
public record Operation(
        String name,
        double forwardFlops,
        double inputGradientFlops,
        double weightGradientFlops,
        double recomputedFlops,
        double maskedFlops,
        double activationBytes,
        double weightBytes) {

    /** By the convention of model FLOPs utilisation: recomputation left out, masked positions left out. */
    public double modelFlops() {
        return forwardFlops + inputGradientFlops + weightGradientFlops;
    }

    /** What the hardware executes. */
    public double hardwareFlops() {
        return modelFlops() + recomputedFlops + maskedFlops;
    }
}
