package dev.trilemma.faults;

import dev.trilemma.HttpCalls;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Calls a service that is in trouble: it may say so, but at once, and when to come again. */
record Watched(Findings findings) {

    private static final Duration BOUND = Duration.ofSeconds(10);

    /** Empty where the connection failed, which is a fault too. */
    Optional<HttpResponse<String>> send(
            HttpCalls service, String method, String path, @Nullable String json, String... headers) {
        long start = System.nanoTime();
        try {
            HttpResponse<String> answer = service.send(method, path, json, headers);
            check(method + " " + path, answer, Duration.ofNanos(System.nanoTime() - start));
            return Optional.of(answer);
        } catch (UncheckedIOException failure) {
            findings.add(Fault.WRONG, method + " " + path + ": " + failure.getMessage());
            return Optional.empty();
        }
    }

    void check(String call, HttpResponse<String> answer, Duration time) {
        if (time.compareTo(BOUND) > 0) {
            findings.add(Fault.HUNG, call + ": " + answer.statusCode() + " after " + time.toMillis() + " ms");
        }
        boolean comeAgain = answer.statusCode() == 503
                && answer.headers().firstValue("Retry-After").isPresent();
        if (answer.statusCode() >= 500 && !comeAgain) {
            findings.add(Fault.UNEXPECTED_5XX, call + ": " + answer.statusCode() + " " + answer.body());
        }
    }
}
