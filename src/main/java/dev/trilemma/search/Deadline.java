package dev.trilemma.search;

import dev.trilemma.web.ClientConnection;
import java.time.Duration;
import java.util.function.BooleanSupplier;

/** True once a time has passed, measured by a clock that nobody sets, or once nobody waits for the answer any more. */
final class Deadline implements BooleanSupplier {

    private final long startNanos = System.nanoTime();
    private final long limitNanos;

    private final BooleanSupplier clientLost;

    private Deadline(Duration limit, BooleanSupplier clientLost) {
        this.limitNanos = limit.toNanos();
        this.clientLost = clientLost;
    }

    /** For the request that this thread answers. */
    static Deadline in(Duration limit) {
        return new Deadline(limit, ClientConnection.lostByCurrentRequest());
    }

    /** The same from the same start, after a share of the time. */
    BooleanSupplier within(double share) {
        return () -> passed(share);
    }

    @Override
    public boolean getAsBoolean() {
        return passed(1);
    }

    private boolean passed(double share) {
        return System.nanoTime() - startNanos >= share * limitNanos || clientLost.getAsBoolean();
    }

    double elapsedSeconds() {
        return (System.nanoTime() - startNanos) / 1e9;
    }
}
