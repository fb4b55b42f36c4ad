package dev.trilemma.sweep;

import com.github.kagkarlsson.scheduler.Clock;
import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.boot.autoconfigure.Jackson3Serializer;
import com.github.kagkarlsson.scheduler.task.FailureHandler;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import dev.trilemma.web.Committed;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.context.event.ContextRefreshedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.datasource.TransactionAwareDataSourceProxy;
import org.springframework.stereotype.Component;

/**
 * Hands chunks out to the threads of all replicas: a db-scheduler of its own, because it calculates where the other one waits for
 * others. A replica that dies is noticed by its heartbeats, and its chunks are calculated elsewhere.
 */
@Component
class SweepWorkers implements DisposableBean {

    private static final Duration HEARTBEAT = Duration.ofSeconds(1);
    private static final int HEARTBEATS_MISSED = 4;
    private static final Duration POLLING = Duration.ofSeconds(1);
    private static final Duration HANDING_BACK = Duration.ofSeconds(10);
    private static final int RETRIES = 10;
    private static final Duration RETRY_AFTER = Duration.ofSeconds(3);

    private final Scheduler scheduler;
    private final SweepSettings settings;

    SweepWorkers(DataSource database, ChunkWork work, SweepSettings settings, Clock clock) {
        this.settings = settings;
        var task = Tasks.oneTime(SweepTasks.CHUNK)
                .onFailure(FailureHandler.<SweepTasks.ChunkTask>maxRetries(RETRIES)
                        .retryEvery(RETRY_AFTER)
                        .thenRemove(given -> work.giveUp((SweepTasks.ChunkTask)
                                given.getExecution().taskInstance.getData())))
                .execute((chunk, context) -> work.calculate(chunk.getData()));
        this.scheduler = Scheduler.create(new TransactionAwareDataSourceProxy(database), List.of(task))
                .tableName("sweep_tasks")
                .serializer(new Jackson3Serializer())
                .clock(clock)
                .threads(Math.max(1, settings.usedThreads()))
                .pollingInterval(POLLING)
                .heartbeatInterval(HEARTBEAT)
                .missedHeartbeatsLimit(HEARTBEATS_MISSED)
                .shutdownMaxWait(HANDING_BACK)
                .build();
    }

    /** Takes part in the transaction at hand: the tasks are there if the sweep is. This replica looks for them at once. */
    void enqueue(StartedSweep sweep, IntStream chunks) {
        scheduler.scheduleBatch(chunks.mapToObj(number -> SweepTasks.of(sweep, number)), sweep.createdAt());
        Committed.thenRun(scheduler::triggerCheckForDueExecutions);
    }

    @EventListener(ContextRefreshedEvent.class)
    void start() {
        if (settings.usedThreads() > 0) {
            scheduler.start();
        }
    }

    /** Chunks that are begun are finished; the others are left to other replicas. */
    @Override
    public void destroy() {
        scheduler.stop();
    }
}
