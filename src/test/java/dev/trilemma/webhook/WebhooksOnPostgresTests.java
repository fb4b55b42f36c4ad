package dev.trilemma.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.trilemma.Postgres;
import dev.trilemma.TrilemmaApplication;
import dev.trilemma.audit.AuditLog;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Two replicas on one PostgreSQL. */
class WebhooksOnPostgresTests {

    private static final int EVENTS = 60;
    private static final Duration SOON = Duration.ofSeconds(60);

    @Test
    void twoReplicasTellEachEventOnce() throws IOException {
        List<String> settings =
                new ArrayList<>(List.of("--server.port=0", "--trilemma.webhook.allowed-networks=127.0.0.1/32"));
        Postgres.register((name, value) -> settings.add("--" + name + "=" + value.get()));
        try (Receiver receiver = Receiver.answering(204);
                var one = start(settings);
                var other = start(settings)) {
            var document = new WebhookDocument("Everything", receiver.url(), Set.of(WebhookEvent.values()));
            one.getBean(Webhooks.class).add(document);
            IntStream.range(0, EVENTS).forEach(event -> happen(event % 2 == 0 ? one : other, event));

            Set<String> told = new HashSet<>();
            for (int event = 0; event < EVENTS; event++) {
                assertThat(told.add(receiver.next(30).header("webhook-id"))).isTrue();
            }
            JdbcTemplate database = one.getBean(JdbcTemplate.class);
            await().atMost(SOON)
                    .until(() -> count(database, "scheduled_tasks where task_name = 'webhook-delivery'") == 0);
            assertThat(receiver.waiting()).isZero();
            assertThat(count(database, "webhook_delivery where status = 'DELIVERED' and attempts = 1"))
                    .isEqualTo(EVENTS);
        }
    }

    private static ConfigurableApplicationContext start(List<String> settings) {
        return SpringApplication.run(TrilemmaApplication.class, settings.toArray(String[]::new));
    }

    private static void happen(ConfigurableApplicationContext replica, int event) {
        new TransactionTemplate(replica.getBean(PlatformTransactionManager.class))
                .executeWithoutResult(
                        status -> replica.getBean(AuditLog.class).record("quote.issued", "quotes/" + event, Map.of()));
    }

    private static long count(JdbcTemplate database, String from) {
        return database.queryForObject("select count(*) from " + from, Long.class);
    }
}
