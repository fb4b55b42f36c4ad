package dev.trilemma.sweep;

import java.time.Duration;

/**
 * How much there is to calculate.
 *
 * @param pointCount points of the sweep
 * @param chunkSize points that are calculated and stored together
 * @param expectedSeconds by what a few of them took, with one replica
 */
record Scope(long pointCount, int chunkSize, double expectedSeconds) {

    /** Of a chunk: long beside what it takes to hand it out, short beside what it takes to notice that a replica is gone. */
    private static final Duration WORK = Duration.ofMillis(500);

    private static final int MOST_CHUNKS = 2_000;

    static Scope of(long pointCount, double secondsPerPoint, SweepSettings settings) {
        double timely = WORK.toMillis() / 1e3 / secondsPerPoint;
        double few = Math.ceil((double) pointCount / MOST_CHUNKS);
        int chunkSize = (int) Math.min(settings.maxPointsOfChunk(), Math.max(1, Math.max(timely, few)));
        return new Scope(pointCount, chunkSize, pointCount * secondsPerPoint / Math.max(1, settings.usedThreads()));
    }
}
