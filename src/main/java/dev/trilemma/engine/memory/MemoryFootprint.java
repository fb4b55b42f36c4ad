package dev.trilemma.engine.memory;

/** What the fullest accelerator holds at the peak of a step, by component. */
public record MemoryFootprint(
        double weightBytes,
        double gradientBytes,
        double optimizerBytes,
        double activationBytes,
        double bufferBytes,
        double capacityBytes) {

    /** The sum of the components. */
    public double totalBytes() {
        return weightBytes + gradientBytes + optimizerBytes + activationBytes + bufferBytes;
    }

    /** Whether the components fit in the accelerator. */
    public Fit fit() {
        double headroom = capacityBytes - totalBytes();
        return headroom >= 0 ? new Fit.Fits(headroom) : new Fit.DoesNotFit(-headroom);
    }

    public boolean fits() {
        return totalBytes() <= capacityBytes;
    }
}
