package dev.trilemma.plan.evaluation;

import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** When plans are evaluated again, each time by whichever replica is free. */
@Configuration(proxyBeanMethods = false)
class ReevaluationTasks {

    private static final Duration PERIOD = Duration.ofMinutes(1);

    @Bean
    Task<Void> dueReevaluations(Reevaluations reevaluations) {
        return Tasks.recurring("reevaluation", FixedDelay.of(PERIOD))
                .execute((task, context) -> reevaluations.evaluateDue());
    }
}
