package dev.trilemma.catalog;

import java.util.stream.IntStream;

/**
 * Sequences of an optimizer step that suit a cluster: each accelerator, or each of equal groups of them, gets as many as the
 * others.
 */
final class UsualBatch {

    private static final int LARGEST_DOUBLING = 24;

    private UsualBatch() {}

    /**
     * The size nearest to {@code sequences}, in ratio, of those that the cluster's accelerators divide after halving or doubling,
     * and at least one for each accelerator where that is within a factor of two. Where nothing is, the nearest power of two.
     */
    static int of(double sequences, int acceleratorCount) {
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
