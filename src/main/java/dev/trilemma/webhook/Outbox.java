package dev.trilemma.webhook;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import dev.trilemma.audit.Happening;
import dev.trilemma.web.Committed;
import java.util.ArrayList;
import java.util.List;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * Stores what is to be told in the transaction of what happened, and with it the task of telling: nothing is told of what was rolled
 * back, and nothing is lost of what was committed.
 */
@Component
class Outbox {

    private final AddedWebhooks webhooks;
    private final ScheduledDeliveries deliveries;
    private final Scheduler scheduler;
    private final JsonMapper json;

    Outbox(AddedWebhooks webhooks, ScheduledDeliveries deliveries, Scheduler scheduler, JsonMapper json) {
        this.webhooks = webhooks;
        this.deliveries = deliveries;
        this.scheduler = scheduler;
        this.json = json;
    }

    @EventListener
    void keep(Happening happening) {
        WebhookEvent.find(happening.action()).ifPresent(event -> keep(event, happening));
    }

    private void keep(WebhookEvent event, Happening happening) {
        List<AddedWebhook> subscribed = webhooks.findAll().stream()
                .filter(webhook -> webhook.events().contains(event))
                .toList();
        if (subscribed.isEmpty()) {
            return;
        }
        String body = json.writeValueAsString(EventView.of(event, happening));
        List<TaskInstance<?>> tasks = new ArrayList<>();
        for (AddedWebhook webhook : subscribed) {
            var delivery = deliveries.save(new ScheduledDelivery(webhook.id(), event, body, happening.at()));
            tasks.add(DeliveryTasks.of(happening.team(), delivery));
        }
        scheduler.scheduleBatch(tasks, happening.at());
        // db-scheduler's own immediate execution would look before the transaction has ended
        Committed.thenRun(scheduler::triggerCheckForDueExecutions);
    }
}
