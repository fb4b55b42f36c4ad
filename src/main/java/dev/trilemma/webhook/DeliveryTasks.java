package dev.trilemma.webhook;

import com.github.kagkarlsson.scheduler.boot.autoconfigure.Jackson3Serializer;
import com.github.kagkarlsson.scheduler.boot.config.DbSchedulerCustomizer;
import com.github.kagkarlsson.scheduler.serializer.Serializer;
import com.github.kagkarlsson.scheduler.task.CompletionHandler;
import com.github.kagkarlsson.scheduler.task.FailureHandler.OnFailureRetryLater;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import dev.trilemma.team.Caller;
import dev.trilemma.team.Callers;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The tasks by which deliveries are attempted, each by whichever replica is free: the delivery's id, and the team that it is of. */
@Configuration(proxyBeanMethods = false)
class DeliveryTasks {

    private static final TaskDescriptor<String> DELIVERY = TaskDescriptor.of("webhook-delivery", String.class);

    /** After what should not fail, such as the database. */
    private static final Duration RECOVERY = Duration.ofMinutes(1);

    static TaskInstance<String> of(String team, ScheduledDelivery delivery) {
        return DELIVERY.instance(delivery.id().toString()).data(team).build();
    }

    @Bean
    Task<String> delivery(Deliverer deliverer) {
        return Tasks.custom(DELIVERY)
                .onFailure(new OnFailureRetryLater<>(RECOVERY))
                .execute((task, context) -> attempt(deliverer, task));
    }

    private static CompletionHandler<String> attempt(Deliverer deliverer, TaskInstance<String> task) {
        UUID id = UUID.fromString(task.getId());
        return Callers.as(Caller.serviceFor(task.getData()), () -> deliverer.attempt(id))
                .<CompletionHandler<String>>map(
                        next -> (completion, operations) -> operations.reschedule(completion, next))
                .orElseGet(CompletionHandler.OnCompleteRemove::new);
    }

    @Bean
    DbSchedulerCustomizer taskDataAsJson() {
        return new DbSchedulerCustomizer() {
            @Override
            public Optional<Serializer> serializer() {
                return Optional.of(new Jackson3Serializer());
            }
        };
    }

    /** The time of the tasks is that of everything else. */
    @Bean
    com.github.kagkarlsson.scheduler.Clock taskClock(Clock clock) {
        return clock::instant;
    }
}
