package dev.trilemma.sweep;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.Assert;

/**
 * What an operator may decide about sweeps.
 *
 * @param threads chunks that this replica calculates at once; 0: none, it leaves them to others; absent: one for each processor
 * @param maxPointsOfChunk points that are calculated and stored together at most, though they take less than half a second
 * @param maxPoints of one sweep
 * @param maxPointsOfTeam of all sweeps of a team together, finished ones that it has not deleted included
 */
@ConfigurationProperties("trilemma.sweep")
record SweepSettings(
        @Nullable Integer threads,
        @DefaultValue("10000") int maxPointsOfChunk,
        @DefaultValue("10000000") long maxPoints,
        @DefaultValue("50000000") long maxPointsOfTeam) {

    SweepSettings {
        Assert.isTrue(threads == null || threads >= 0, "trilemma.sweep.threads must not be negative");
        Assert.isTrue(
                maxPointsOfChunk > 0 && maxPoints > 0 && maxPointsOfTeam > 0,
                "the points of trilemma.sweep must be positive");
    }

    int usedThreads() {
        return threads == null ? Runtime.getRuntime().availableProcessors() : threads;
    }
}
