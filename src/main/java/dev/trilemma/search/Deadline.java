package dev.trilemma.search;

import java.time.Duration;
import java.util.function.BooleanSupplier;

/** True once a time has passed; measured by a clock that nobody sets. */
final class Deadline implements BooleanSupplier {

    private final long startNanos = System.nanoTime();
    private final long limitNanos;

    private Deadline(Duration limit) {
        this.limitNanos = limit.toNanos();
    }

    static Deadline in(Duration limit) {
        return new Deadline(limit);
    }

    /** The same from the same start, after a share of the time. */
    BooleanSupplier within(double share) {
        return () -> System.nanoTime() - startNanos >= share * limitNanos;
    }

    @Override
    public boolean getAsBoolean() {
        return System.nanoTime() - startNanos >= limitNanos;
    }

    double elapsedSeconds() {
        return (System.nanoTime() - startNanos) / 1e9;
    }
}
