package dev.trilemma.benchmark;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.LongStream;

/** What a service did for some connections, each of which sent one request after the other. */
record Load(double requestsPerSecond, double medianMilliseconds, double p99Milliseconds) {

    private static final double NANOSECONDS_PER_MILLISECOND = 1e6;
    private static final double NANOSECONDS_PER_SECOND = 1e9;

    static Load of(int port, byte[] request, int connections, Duration duration) throws Exception {
        ExecutorService senders = Executors.newFixedThreadPool(connections);
        try {
            long start = System.nanoTime();
            List<Future<long[]>> sent = new ArrayList<>();
            for (int connection = 0; connection < connections; connection++) {
                sent.add(senders.submit(() -> times(port, request, start + duration.toNanos())));
            }
            LongStream times = LongStream.empty();
            for (Future<long[]> each : sent) {
                times = LongStream.concat(times, LongStream.of(each.get()));
            }
            return of(times.sorted().toArray(), System.nanoTime() - start);
        } finally {
            senders.shutdownNow();
        }
    }

    private static long[] times(int port, byte[] request, long end) throws Exception {
        LongStream.Builder times = LongStream.builder();
        try (var connection = new Connection(port)) {
            for (long now = System.nanoTime(); now < end; ) {
                connection.exchange(request);
                long after = System.nanoTime();
                times.add(after - now);
                now = after;
            }
        }
        return times.build().toArray();
    }

    private static Load of(long[] sorted, long nanoseconds) {
        return new Load(
                sorted.length * NANOSECONDS_PER_SECOND / nanoseconds,
                sorted[sorted.length / 2] / NANOSECONDS_PER_MILLISECOND,
                sorted[sorted.length * 99 / 100] / NANOSECONDS_PER_MILLISECOND);
    }
}
