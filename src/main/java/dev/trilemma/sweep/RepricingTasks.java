package dev.trilemma.sweep;

import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import dev.trilemma.audit.Happening;
import java.time.Clock;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** After a publication of prices, plans are priced again: a sweep for each team that has such plans. */
@Configuration(proxyBeanMethods = false)
class RepricingTasks {

    private static final TaskDescriptor<String> AFTER_PUBLICATION =
            TaskDescriptor.of("reevaluation-after-publication", String.class);

    @Bean
    Task<String> repricingAfterPublication(Repricings repricings) {
        return Tasks.oneTime(AFTER_PUBLICATION).execute((task, context) -> repricings.start(task.getData()));
    }

    /** Listens within the transaction that publishes: the task is there if the prices are. */
    @Component
    static class AfterPublication {

        private final ObjectProvider<SchedulerClient> scheduler;
        private final Clock clock;

        AfterPublication(ObjectProvider<SchedulerClient> scheduler, Clock clock) {
            this.scheduler = scheduler;
            this.clock = clock;
        }

        @EventListener
        void schedule(Happening happening) {
            if (happening.action().equals("prices.published")) {
                boolean everyTeam = Boolean.TRUE.equals(happening.detail().get("everyTeam"));
                var task = AFTER_PUBLICATION
                        .instance(happening.id().toString())
                        .data(everyTeam ? "" : happening.team())
                        .build();
                scheduler.getObject().scheduleIfNotExists(task, clock.instant());
            }
        }
    }
}
