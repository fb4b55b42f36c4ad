package dev.trilemma.benchmark;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.LongStream;

/**
 * What a service did for some connections, each of which sent one request after the other.
 *
 * @param processorMicroseconds of a request, with what sending and compiling took
 */
record Load(double requestsPerSecond, double medianMilliseconds, double p99Milliseconds, double processorMicroseconds) {

    private static final OperatingSystemMXBean MACHINE =
            ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);

    private static final double NANOSECONDS_PER_MICROSECOND = 1e3;
    private static final double NANOSECONDS_PER_MILLISECOND = 1e6;
    private static final double NANOSECONDS_PER_SECOND = 1e9;

    static Load of(int port, byte[] request, int connections, Duration duration) throws Exception {
        ExecutorService senders = Executors.newFixedThreadPool(connections);
        try {
            long start = System.nanoTime();
            long processorStart = MACHINE.getProcessCpuTime();
            List<Future<long[]>> sent = new ArrayList<>();
            for (int connection = 0; connection < connections; connection++) {
                sent.add(senders.submit(() -> times(port, request, start + duration.toNanos())));
            }
            LongStream times = LongStream.empty();
            for (Future<long[]> each : sent) {
                times = LongStream.concat(times, LongStream.of(each.get()));
            }
            long[] sorted = times.sorted().toArray();
            return of(sorted, System.nanoTime() - start, MACHINE.getProcessCpuTime() - processorStart);
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

    private static Load of(long[] sorted, long nanoseconds, long processorNanoseconds) {
        return new Load(
                sorted.length * NANOSECONDS_PER_SECOND / nanoseconds,
                sorted[sorted.length / 2] / NANOSECONDS_PER_MILLISECOND,
                sorted[sorted.length * 99 / 100] / NANOSECONDS_PER_MILLISECOND,
                processorNanoseconds / NANOSECONDS_PER_MICROSECOND / sorted.length);
    }
}
