package dev.trilemma.faults.fuzz;

import dev.trilemma.ApiDescription;
import dev.trilemma.HttpCalls;
import dev.trilemma.WorkedRequests;
import dev.trilemma.faults.Fault;
import dev.trilemma.faults.Findings;
import java.io.IOException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.IntStream;
import org.apache.hc.client5.http.ClientProtocolException;
import org.apache.hc.core5.http.NoHttpResponseException;

/**
 * Sends many requests made by one seed to services that run, a batch at a time to one of them. Each batch begins with resources of its
 * own, since deleting what is there is among what it asks for.
 */
public final class FuzzRun {

    private static final int BATCH = 100;
    private static final int CLIENTS = 4;
    private static final int TRIES = 3;
    private static final int SHOWN_LENGTH = 600;

    private final List<Integer> ports;
    private final ApiDescription description;
    private final RequestMaker maker;
    private final long seed;
    private final Findings findings;
    private final Map<String, LongAdder> answers = new ConcurrentHashMap<>();

    public FuzzRun(List<Integer> ports, long seed, Findings findings) {
        this.ports = ports;
        this.description = ApiDescription.of(HttpCalls.toPort(ports.get(0)));
        this.maker = new RequestMaker(description, seed);
        this.seed = seed;
        this.findings = findings;
    }

    /** Sends the requests from one number up to, and without, another. */
    public void send(long from, long to) throws Exception {
        ExecutorService clients = Executors.newFixedThreadPool(CLIENTS);
        try {
            int batches = (int) ((to - from + BATCH - 1) / BATCH);
            List<? extends Future<?>> sent = IntStream.range(0, batches)
                    .mapToObj(batch -> clients.submit(() -> {
                        long first = from + (long) batch * BATCH;
                        sendBatch(ports.get(batch % ports.size()), first, Math.min(first + BATCH, to));
                        return null;
                    }))
                    .toList();
            for (Future<?> batch : sent) {
                batch.get();
            }
        } finally {
            clients.shutdownNow();
        }
        findings.note(
                to - from + " requests with seed " + seed + " from " + from + ", answered " + new TreeMap<>(answers));
    }

    private void sendBatch(int port, long from, long to) throws IOException {
        HttpCalls service = HttpCalls.toPort(port);
        WorkedRequests stored = new WorkedRequests(service, description);
        stored.storeEverything();
        try (FuzzClient client = new FuzzClient(port)) {
            for (long number = from; number < to; number++) {
                send(client, service, maker.make(number, stored::stored));
            }
        }
    }

    private void send(FuzzClient client, HttpCalls service, FuzzedRequest request) {
        try {
            check(service, request, answer(client, request));
        } catch (ClientProtocolException refused) {
            count("not sent, since the client refuses to");
        } catch (SocketTimeoutException silence) {
            report(service, Fault.HUNG, request, "no answer");
        } catch (IOException failure) {
            report(service, Fault.WRONG, request, failure.toString());
        }
    }

    /** A connection may end between two requests, but not each time. */
    private static Answer answer(FuzzClient client, FuzzedRequest request) throws IOException {
        for (int attempt = 1; ; attempt++) {
            try {
                return client.send(request);
            } catch (NoHttpResponseException | SocketException ended) {
                if (attempt == TRIES) {
                    throw ended;
                }
            }
        }
    }

    private void check(HttpCalls service, FuzzedRequest request, Answer answer) {
        count(String.valueOf(answer.status()));
        AnswerChecks.fault(request, answer).ifPresent(fault -> {
            String start = answer.body().substring(0, Math.min(answer.body().length(), SHOWN_LENGTH));
            report(service, fault, request, answer.status() + " " + answer.contentType() + " " + start);
        });
    }

    private void count(String status) {
        answers.computeIfAbsent(status, first -> new LongAdder()).increment();
    }

    private void report(HttpCalls service, Fault fault, FuzzedRequest request, String answer) {
        findings.add(
                fault,
                "%s (number %d, seed %d)%n  %s%n  %s"
                        .formatted(request.operation(), request.number(), seed, request.curl(service.base()), answer));
    }
}
