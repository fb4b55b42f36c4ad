package dev.trilemma.sweep;

import dev.trilemma.team.Callers;
import dev.trilemma.web.Unavailable;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledFuture;
import java.util.function.Function;
import org.springframework.context.SmartLifecycle;
import org.springframework.http.MediaType;
import org.springframework.scheduling.TaskScheduler;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/** Tells those who follow a sweep how far it has come. Streams end with the replica; whoever follows asks another one again. */
@Component
class SweepEvents implements SmartLifecycle {

    private static final Duration PERIOD = Duration.ofSeconds(1);
    private static final Duration LONGEST = Duration.ofHours(1);
    private static final Duration RETRY_AFTER = Duration.ofSeconds(5);
    private static final int MOST_STREAMS = 200;

    private final Sweeps sweeps;
    private final TaskScheduler scheduler;
    private final Map<SseEmitter, ScheduledFuture<?>> streams = new ConcurrentHashMap<>();
    private volatile boolean running;

    SweepEvents(Sweeps sweeps, TaskScheduler scheduler) {
        this.sweeps = sweeps;
        this.scheduler = scheduler;
    }

    /**
     * @throws dev.trilemma.web.NotFound where there is no such sweep
     * @throws Unavailable where this replica has as many who follow as it can serve
     */
    SseEmitter follow(UUID id) {
        sweeps.sweep(id);
        if (streams.size() >= MOST_STREAMS || !running) {
            throw new Unavailable(RETRY_AFTER);
        }
        var stream = new SseEmitter(LONGEST.toMillis());
        Function<UUID, Boolean> tell = Callers.carried((UUID sweep) -> tell(stream, sweep));
        stream.onCompletion(() -> end(stream));
        streams.put(stream, scheduler.scheduleWithFixedDelay(() -> tell.apply(id), PERIOD));
        return stream;
    }

    private boolean tell(SseEmitter stream, UUID id) {
        try {
            SweepView view = sweeps.sweep(id).view();
            stream.send(SseEmitter.event().name("progress").data(view, MediaType.APPLICATION_JSON));
            if (view.status().isOver() || view.status() == SweepStatus.PAUSED) {
                stream.complete();
            }
            return true;
        } catch (IOException gone) {
            end(stream);
        } catch (RuntimeException failure) {
            stream.completeWithError(failure);
        }
        return false;
    }

    private void end(SseEmitter stream) {
        ScheduledFuture<?> telling = streams.remove(stream);
        if (telling != null) {
            telling.cancel(false);
        }
    }

    @Override
    public void start() {
        running = true;
    }

    /** Before the web server waits for its requests to end. */
    @Override
    public void stop() {
        running = false;
        streams.keySet().forEach(SseEmitter::complete);
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
