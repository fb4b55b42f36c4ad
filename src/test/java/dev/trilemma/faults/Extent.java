package dev.trilemma.faults;

import java.time.Duration;

/**
 * How much of everything is done.
 *
 * @param requests that are fuzzed
 * @param seed of everything random
 * @param outages of the database, one after the other
 * @param away how long each of them takes
 * @param cuts connections that clients break off
 * @param waiting requests that wait for one lock
 * @param sweptTokens numbers of tokens that a sweep looks at, for fifteen clusters each
 * @param damages ways in which a file is damaged
 */
record Extent(
        long requests, long seed, int outages, Duration away, int cuts, int waiting, int sweptTokens, int damages) {

    /** What a build has time for. */
    static Extent brief() {
        return new Extent(1_000, 42, 1, Duration.ofSeconds(3), 50, 40, 1_000, 1);
    }

    static Extent full(long requests, long seed) {
        return new Extent(requests, seed, 5, Duration.ofSeconds(8), 2_000, 60, 10_000, 6);
    }
}
