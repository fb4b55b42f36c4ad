package dev.trilemma.catalog;

import java.util.stream.IntStream;

/**
 * Sequences of an optimizer step that suit a cluster: each accelerator, or each of equal groups of them, gets as many as the
 * others.
 */
final class UsualBatch {

    private static final int LARGEST_DOUBLING = 24;

    /** As on the largest published clusters: Llama 3 405B took 2,048 sequences on 16,384 (Grattafiori et al. 2024, section 3.3.2). */
    private static final double ACCELERATORS_PER_SEQUENCE = 8;

    private UsualBatch() {}

    /**
     * The size nearest to what is usual, and to a sequence for eight accelerators at least, in ratio, of those that the cluster's accelerators divide after halving or doubling,
     * and at least one for each accelerator where that is within a factor of two. Where nothing is, the nearest power of two.
     */
    static int of(double usualSequences, int acceleratorCount) {
        double sequences = Math.max(usualSequences, acceleratorCount / ACCELERATORS_PER_SEQUENCE);
        int odd = acceleratorCount >> Integer.numberOfTrailingZeros(acceleratorCount);
        int divided = nearestDoubling(sequences, odd);
        if (ratio(divided, sequences) > 2) {
            return nearestDoubling(sequences, 1);
        }
        boolean oneEach = divided < acceleratorCount && ratio(acceleratorCount, sequences) <= 2;
        return oneEach ? acceleratorCount : divided;
    }

    private static int nearestDoubling(double sequences, int first) {
        return IntStream.iterate(first, size -> size > 0 && size <= 1 << LARGEST_DOUBLING, size -> 2 * size)
                .boxed()
                .min((one, other) -> Double.compare(ratio(one, sequences), ratio(other, sequences)))
                .orElse(1);
    }

    private static double ratio(double one, double other) {
        return Math.max(one / other, other / one);
    }
}
