package dev.trilemma.web;

import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** When keys that are no longer kept are deleted, each time by whichever replica is free. */
@Configuration(proxyBeanMethods = false)
class IdempotencyKeyTasks {

    private static final Duration PERIOD = Duration.ofHours(1);

    @Bean
    Task<Void> oldIdempotencyKeys(IdempotencyKeys keys) {
        return Tasks.recurring("idempotency-key-purge", FixedDelay.of(PERIOD)).execute((task, context) -> keys.purge());
    }
}
