package dev.trilemma.faults;

import dev.trilemma.Examples;
import dev.trilemma.HttpCalls;
import dev.trilemma.JarProcess;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/** How long it takes until services store again what they are sent. */
final class Recovery {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration PAUSE = Duration.ofMillis(50);

    private Recovery() {}

    /** From now until the last of them does. */
    static void await(List<JarProcess> services, Findings findings) {
        long start = System.nanoTime();
        Watched watched = new Watched(findings);
        services.forEach(service -> await(service.calls(), watched, start));
        findings.recoveredIn(Duration.ofNanos(System.nanoTime() - start));
    }

    private static void await(HttpCalls service, Watched watched, long start) {
        while (!stores(service, watched) && System.nanoTime() - start < PATIENCE.toNanos()) {
            LockSupport.parkNanos(PAUSE.toNanos());
        }
    }

    private static boolean stores(HttpCalls service, Watched watched) {
        return watched.send(service, "POST", "/api/v1/plans", Examples.of("createPlan"))
                .filter(answer -> answer.statusCode() == 201)
                .isPresent();
    }
}
