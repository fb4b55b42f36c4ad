package dev.trilemma.webhook;

import dev.trilemma.audit.AuditLog;
import dev.trilemma.team.Callers;
import dev.trilemma.web.IfMatch;
import dev.trilemma.web.NotFound;
import dev.trilemma.web.Page;
import dev.trilemma.web.Paging;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Adds the webhooks of a team, deletes them, and says what each was told. */
@Service
@Transactional
class Webhooks {

    private final AddedWebhooks webhooks;
    private final ScheduledDeliveries deliveries;
    private final ReceiverAddresses addresses;
    private final AuditLog audit;
    private final Clock clock;

    Webhooks(
            AddedWebhooks webhooks,
            ScheduledDeliveries deliveries,
            ReceiverAddresses addresses,
            AuditLog audit,
            Clock clock) {
        this.webhooks = webhooks;
        this.deliveries = deliveries;
        this.addresses = addresses;
        this.audit = audit;
        this.clock = clock;
    }

    @Transactional(readOnly = true)
    Page<WebhookView> webhooks(Paging paging) {
        return Page.of(webhooks.findAllByOrderByCreatedAtDescId(paging.newestFirst(), paging.rows()))
                .map(AddedWebhook::view);
    }

    @Transactional(readOnly = true)
    AddedWebhook webhook(UUID id) {
        return webhooks.findById(id).orElseThrow(() -> new NotFound("webhook", id));
    }

    @Transactional(readOnly = true)
    Page<DeliveryView> deliveries(UUID id, Paging paging) {
        return Page.of(deliveries.findByWebhookIdOrderByCreatedAtDescId(
                        webhook(id).id(), paging.newestFirst(), paging.rows()))
                .map(ScheduledDelivery::view);
    }

    /** The URL stays out of the audit log, which every viewer reads: what is in it may be secret. */
    NewWebhookView add(WebhookDocument document) {
        addresses.require(document.url());
        SigningSecret secret = SigningSecret.random();
        AddedWebhook webhook = webhooks.saveAndFlush(new AddedWebhook(
                document, secret, Callers.current().name(), clock.instant().truncatedTo(ChronoUnit.MICROS)));
        WebhookView view = webhook.view();
        List<WebhookEvent> events = view.events();
        audit.record("webhook.added", "webhooks/" + view.id(), Map.of("title", view.title(), "events", events));
        return new NewWebhookView(view, secret.value());
    }

    void delete(UUID id, IfMatch condition) {
        AddedWebhook webhook = webhook(id);
        condition.require(webhook.revision());
        webhooks.delete(webhook);
        audit.record("webhook.deleted", "webhooks/" + id, Map.of("title", webhook.title()));
    }
}
