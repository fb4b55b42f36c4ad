package dev.trilemma.benchmark;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/** A request and the same to the endpoint that does nothing, in turn; what counts are medians over rounds, and of their ratios. */
record Rounds(String name, List<Round> rounds) {

    private static final int COUNT = 5;
    private static final int CONNECTIONS = 4;
    /** Until what answers has been compiled, which takes long where other programs want the processors too. */
    private static final int WARM_UP_REQUESTS = 60_000;

    private static final Duration MEASURED = Duration.ofSeconds(3);

    /** @param noOp the same request and as large an answer, with nothing done */
    private record Round(Load load, Load noOp) {}

    /** @param path of the endpoint that does nothing */
    static Rounds of(Service service, String name, byte[] request, String path) throws Exception {
        try (var connection = new Connection(service.port())) {
            service.noOp().answers((int) connection.exchange(request));
        }
        byte[] noOp = Service.toNoOp(request, path);
        warmUp(service, request);
        warmUp(service, noOp);
        List<Round> rounds = new ArrayList<>();
        for (int round = 0; round < COUNT; round++) {
            rounds.add(new Round(
                    Load.of(service.port(), request, CONNECTIONS, MEASURED),
                    Load.of(service.port(), noOp, CONNECTIONS, MEASURED)));
        }
        return new Rounds(name, rounds);
    }

    private static void warmUp(Service service, byte[] request) throws Exception {
        for (double sent = 0; sent < WARM_UP_REQUESTS; ) {
            sent += MEASURED.toSeconds()
                    * Load.of(service.port(), request, CONNECTIONS, MEASURED).requestsPerSecond();
        }
    }

    void print() {
        System.out.printf(
                Locale.ROOT,
                "| %s | %,.0f | %.2f / %.2f | %.0f | %,.0f | %.2f / %.2f | %.0f | %.0f %% | %.1f | %.0f %% |%n",
                name,
                median(round -> round.load().requestsPerSecond()),
                median(round -> round.load().medianMilliseconds()),
                median(round -> round.load().p99Milliseconds()),
                median(round -> round.load().processorMicroseconds()),
                median(round -> round.noOp().requestsPerSecond()),
                median(round -> round.noOp().medianMilliseconds()),
                median(round -> round.noOp().p99Milliseconds()),
                median(round -> round.noOp().processorMicroseconds()),
                100
                        * median(round ->
                                round.load().requestsPerSecond() / round.noOp().requestsPerSecond()),
                median(round -> round.load().p99Milliseconds() / round.noOp().p99Milliseconds()),
                100
                        * median(round -> round.noOp().processorMicroseconds()
                                / round.load().processorMicroseconds()));
    }

    private double median(ToDoubleFunction<Round> figure) {
        double[] sorted = rounds.stream().mapToDouble(figure).toArray();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }
}
