package dev.trilemma.search;

import dev.trilemma.team.Callers;
import java.math.BigInteger;
import java.time.Clock;
import java.time.Instant;
import java.util.Currency;
import java.util.function.BooleanSupplier;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Goes through the configurations of a space, evenly spread, on all processors. */
@Component
final class Explorer {

    /** Steps of the golden ratio through a row of numbers come near all of them before they come near any again. */
    private static final double GOLDEN_RATIO = 0.6180339887498949;

    private final Runs runs;
    private final Points points;
    private final Clock clock;

    Explorer(Runs runs, Points points, Clock clock) {
        this.runs = runs;
        this.points = points;
        this.clock = clock;
    }

    Exploration explore(SearchSpace space, Currency currency, BooleanSupplier stopped) {
        Instant now = clock.instant();
        long count = space.configurationCount();
        long step = step(count);
        return LongStream.range(0, count)
                .parallel()
                .map(number -> number * step % count)
                .collect(
                        () -> new Exploration(currency),
                        Callers.<Exploration>carried(
                                (exploration, number) -> explore(space, number, now, stopped, exploration)),
                        Exploration::merge);
    }

    /** All configurations with their strategies, those that fit in memory. */
    Found runs(SearchSpace space, BooleanSupplier stopped) {
        Instant now = clock.instant();
        long count = space.configurationCount();
        long step = step(count);
        return LongStream.range(0, count)
                .parallel()
                .map(number -> number * step % count)
                .collect(
                        Found::new,
                        Callers.<Found>carried((found, number) -> add(space, number, now, stopped, found)),
                        Found::merge);
    }

    private void add(SearchSpace space, long number, Instant now, BooleanSupplier stopped, Found found) {
        if (stopped.getAsBoolean()) {
            found.stop();
            return;
        }
        found.coverage().examine(1);
        try {
            found.add(runs.run(space, space.configuration(number), now));
        } catch (RuntimeException failure) {
            found.coverage().refuse(failure, 1);
        }
    }

    private void explore(
            SearchSpace space, long number, Instant now, BooleanSupplier stopped, Exploration exploration) {
        if (stopped.getAsBoolean()) {
            exploration.stop();
            return;
        }
        try {
            examine(runs.run(space, space.configuration(number), now), exploration, stopped);
        } catch (RuntimeException failure) {
            exploration.coverage().examine(space.pointsOfEach());
            exploration.coverage().refuse(failure, space.pointsOfEach());
        }
    }

    private void examine(Run run, Exploration exploration, BooleanSupplier stopped) {
        if (!run.fits()) {
            exploration.coverage().examine(run.pointCount());
            exploration.coverage().reject(Coverage.DOES_NOT_FIT, run.pointCount());
            return;
        }
        for (Offering offering : run.offerings()) {
            for (double tokens : run.tokens()) {
                if (stopped.getAsBoolean()) {
                    exploration.stop();
                    return;
                }
                examine(points.point(run, offering, tokens), exploration);
            }
        }
    }

    private static void examine(@Nullable Point point, Exploration exploration) {
        exploration.coverage().examine(1);
        if (point == null) {
            exploration.coverage().reject(Coverage.PRICE_UNKNOWN, 1);
        } else {
            exploration.add(point);
        }
    }

    /** The whole number nearest to that share of the count that has no divisor in common with it, so that all numbers are met. */
    private static long step(long count) {
        long step = Math.max(1, Math.round(count * GOLDEN_RATIO));
        while (BigInteger.valueOf(step).gcd(BigInteger.valueOf(count)).longValue() != 1) {
            step++;
        }
        return step;
    }
}
