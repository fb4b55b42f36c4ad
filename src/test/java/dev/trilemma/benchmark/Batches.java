package dev.trilemma.benchmark;

import java.time.Duration;
import java.util.Arrays;
import java.util.Collections;
import java.util.Locale;

/** A plan of a batch beside the same plan in a call of its own, on one connection, in turn. */
final class Batches {

    private static final int PLANS = 1_000;
    private static final int ROUNDS = 5;
    private static final Duration WARM_UP = Duration.ofSeconds(10);
    private static final Duration MEASURED = Duration.ofSeconds(3);
    private static final double MICROSECONDS_PER_SECOND = 1e6;

    private Batches() {}

    static void measure(Service service, String plan) throws Exception {
        byte[] call = service.post("/estimates", plan);
        byte[] batch = service.post(
                "/estimate-batches", "{\"plans\": [" + String.join(",", Collections.nCopies(PLANS, plan)) + "]}");
        Load.of(service.port(), batch, 1, WARM_UP);
        Load.of(service.port(), call, 1, WARM_UP);
        double[] calls = new double[ROUNDS];
        double[] items = new double[ROUNDS];
        double[] shares = new double[ROUNDS];
        for (int round = 0; round < ROUNDS; round++) {
            calls[round] = MICROSECONDS_PER_SECOND
                    / Load.of(service.port(), call, 1, MEASURED).requestsPerSecond();
            items[round] = MICROSECONDS_PER_SECOND
                    / Load.of(service.port(), batch, 1, MEASURED).requestsPerSecond()
                    / PLANS;
            shares[round] = items[round] / calls[round];
        }
        System.out.printf(
                Locale.ROOT,
                "a call %.0f µs, an item of a batch of 1,000 %.0f µs: %.2f of it%n",
                median(calls),
                median(items),
                median(shares));
    }

    private static double median(double[] figures) {
        Arrays.sort(figures);
        return figures[figures.length / 2];
    }
}
