package dev.trilemma.sweep.design;

/**
 * The numbers below a bound in another order, any of which can be asked for alone: a Feistel network over the next power of four,
 * walked until the number is below the bound (Black and Rogaway 2002, section 4).
 */
final class Shuffle {

    private static final int ROUNDS = 4;
    private static final long GOLDEN_GAMMA = 0x9E3779B97F4A7C15L;

    private final long bound;
    private final long seed;
    private final int halfBits;
    private final long halfMask;

    Shuffle(long bound, long seed) {
        this.bound = bound;
        this.seed = seed;
        this.halfBits = Math.max(1, (65 - Long.numberOfLeadingZeros(bound - 1)) / 2);
        this.halfMask = (1L << halfBits) - 1;
    }

    /** Which number stands at a place. */
    long at(long place) {
        long number = place;
        do {
            number = exchanged(number);
        } while (number >= bound);
        return number;
    }

    private long exchanged(long number) {
        long left = number >>> halfBits;
        long right = number & halfMask;
        for (int round = 0; round < ROUNDS; round++) {
            long next = left ^ (mixed(seed + round, right) & halfMask);
            left = right;
            right = next;
        }
        return left << halfBits | right;
    }

    /** One number of two, each bit of which depends on all of theirs (SplitMix64, Steele, Lea and Flood 2014, figure 16). */
    static long mixed(long one, long other) {
        return finished(finished(one + GOLDEN_GAMMA) ^ (other + GOLDEN_GAMMA));
    }

    private static long finished(long number) {
        long mixed = (number ^ number >>> 30) * 0xBF58476D1CE4E5B9L;
        mixed = (mixed ^ mixed >>> 27) * 0x94D049BB133111EBL;
        return mixed ^ mixed >>> 31;
    }
}
