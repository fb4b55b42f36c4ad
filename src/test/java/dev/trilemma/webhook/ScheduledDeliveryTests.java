package dev.trilemma.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ScheduledDeliveryTests {

    private static final Instant NOON = Instant.parse("2026-12-01T12:00:00Z");

    @Test
    void isTriedFourteenTimesInADayEachAfterTwiceAsLong() {
        var delivery = new ScheduledDelivery(UUID.randomUUID(), WebhookEvent.QUOTE_ISSUED, "{}", NOON);
        Instant at = NOON;
        Duration wait = Duration.ofSeconds(10);
        for (int attempt = 1; attempt < 14; attempt++) {
            delivery.keep(Outcome.answered(500), at);
            assertThat(delivery.nextAttemptAt()).isEqualTo(at.plus(wait));
            assertThat(delivery.isPending()).isTrue();
            at = at.plus(wait);
            wait = wait.multipliedBy(2);
        }
        delivery.keep(Outcome.failed("It did not answer in time."), at);

        assertThat(delivery.view().status()).isEqualTo(DeliveryStatus.FAILED);
        assertThat(delivery.view().attempts()).isEqualTo(14);
        assertThat(delivery.nextAttemptAt()).isNull();
        assertThat(Duration.between(NOON, at)).isBetween(Duration.ofHours(20), Duration.ofHours(24));
    }
}
