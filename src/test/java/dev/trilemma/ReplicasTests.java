package dev.trilemma;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.boot.config.DbSchedulerProperties;
import com.github.kagkarlsson.scheduler.task.TaskInstanceId;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.jdbc.core.JdbcTemplate;

/** Two replicas on one PostgreSQL, and what is to be done by one of them. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ReplicasTests {

    private static final TaskInstanceId EXPIRY = TaskInstanceId.of("quote-expiry", "recurring");
    private static final Duration SOON = Duration.ofSeconds(60);
    private static final int TIMES = 20;

    private StartedService one;
    private StartedService other;
    private JdbcTemplate database;

    @BeforeAll
    void start() {
        List<String> settings = new ArrayList<>();
        settings.add("--db-scheduler.heartbeat-interval=1s");
        Postgres.register((name, value) -> settings.add("--" + name + "=" + value.get()));
        one = StartedService.with(settings.toArray(String[]::new));
        other = StartedService.with(settings.toArray(String[]::new));
        database = one.context().getBean(JdbcTemplate.class);
    }

    @AfterAll
    void stop() {
        one.close();
        other.close();
    }

    @Test
    void whatIsScheduledIsExecutedByOneOfThemEachTimeItIsDue() {
        await().atMost(SOON).until(() -> executions() > 0);
        double before = executions();

        for (int time = 0; time < TIMES; time++) {
            executeOnce();
        }

        assertThat(executions() - before).isEqualTo(TIMES);
        assertThat(count("task_name = 'quote-expiry'")).isEqualTo(1);
    }

    @Test
    void whatADeadReplicaHadBegunIsTakenOver() {
        await().atMost(SOON).until(() -> executions() > 0);
        double before = executions();

        database.update(
                "update scheduled_tasks set picked = true, picked_by = 'dead', last_heartbeat = ?, version = version + 1"
                        + " where task_name = 'quote-expiry'",
                Instant.now().minusSeconds(60).atOffset(ZoneOffset.UTC));

        await().atMost(SOON).until(() -> executions() > before);
    }

    /** A replica of a newer version schedules what an older one does not know, and may be the one that is stopped last. */
    @Test
    void aTaskThatOnlyANewerReplicaKnowsIsLeftToIt() {
        database.update(
                "insert into scheduled_tasks (task_name, task_instance, execution_time, picked, version)"
                        + " values ('of-a-newer-version', '1', ?, false, 1)",
                Instant.now().minusSeconds(60).atOffset(ZoneOffset.UTC));

        executeOnce();
        executeOnce();

        assertThat(count("task_name = 'of-a-newer-version' and not picked")).isEqualTo(1);
        assertThat(one.context().getBean(DbSchedulerProperties.class).getDeleteUnresolvedAfter())
                .isGreaterThanOrEqualTo(Duration.ofDays(14));
    }

    /** Makes it due, wakes both, and waits until it is scheduled for the next time. */
    private void executeOnce() {
        Instant due = Instant.now();
        one.context().getBean(Scheduler.class).reschedule(EXPIRY, due);
        Stream.of(one, other)
                .forEach(replica -> replica.context().getBean(Scheduler.class).triggerCheckForDueExecutions());
        await().atMost(SOON)
                .until(() -> one.context()
                        .getBean(Scheduler.class)
                        .getScheduledExecution(EXPIRY)
                        .filter(execution -> !execution.isPicked())
                        .filter(execution -> execution.getExecutionTime().isAfter(due.plusSeconds(1)))
                        .isPresent());
    }

    private double executions() {
        return Stream.of(one, other)
                .mapToDouble(replica -> replica.context()
                        .getBean(MeterRegistry.class)
                        .get("dbscheduler_task_completions")
                        .tags("task", "quote-expiry", "result", "ok")
                        .counter()
                        .count())
                .sum();
    }

    private int count(String condition) {
        return database.queryForObject("select count(*) from scheduled_tasks where " + condition, Integer.class);
    }
}
