package dev.trilemma.sweep;

import dev.trilemma.sweep.result.StoredChunks;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Says of sweeps how far they have come. */
@Component
class SweepViews {

    private final StoredChunks chunks;
    private final Clock clock;

    SweepViews(StoredChunks chunks, Clock clock) {
        this.chunks = chunks;
        this.clock = clock;
    }

    SweepView of(StartedSweep sweep) {
        long done = chunks.countPoints(sweep.id());
        Double rate = pointsPerSecond(sweep);
        return new SweepView(
                sweep.id(),
                sweep.title(),
                sweep.document().map(SweepDocument::plan).orElse(null),
                sweep.status(),
                new Progress(done, sweep.pointCount()),
                rate,
                secondsLeft(sweep, done, rate),
                sweep.createdAt(),
                sweep.createdBy(),
                sweep.startedAt(),
                sweep.finishedAt(),
                sweep.problem());
    }

    /** Of what was done since the sweep was started or resumed last. */
    private @Nullable Double pointsPerSecond(StartedSweep sweep) {
        Instant since = sweep.runningSince();
        Instant until = sweep.finishedAt() == null ? clock.instant() : sweep.finishedAt();
        if (since == null || sweep.status() == SweepStatus.PAUSED || !until.isAfter(since)) {
            return null;
        }
        double seconds = Duration.between(since, until).toNanos() / 1e9;
        return chunks.countPoints(sweep.id(), since) / seconds;
    }

    private static @Nullable Double secondsLeft(StartedSweep sweep, long done, @Nullable Double rate) {
        if (sweep.status().isOver()) {
            return null;
        }
        if (rate != null && rate > 0) {
            return (sweep.pointCount() - done) / rate;
        }
        Double expected = sweep.expectedSeconds();
        return expected == null ? null : expected * (sweep.pointCount() - done) / sweep.pointCount();
    }
}
