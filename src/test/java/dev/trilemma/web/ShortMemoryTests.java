package dev.trilemma.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class ShortMemoryTests {

    @Test
    void whatWasReadIsNotReadAgainUntilItIsForgotten() {
        var reads = new AtomicInteger();
        var memory = new ShortMemory<String, Integer>(key -> reads.incrementAndGet());

        assertThat(memory.get("a")).isEqualTo(1);
        assertThat(memory.get("a")).isEqualTo(1);
        memory.clear();
        assertThat(memory.get("a")).isEqualTo(2);
    }

    /** Whoever publishes clears the memory after its transaction; a reader that began before must not put the old state back. */
    @Test
    void aReadingThatWasOnItsWayWhenAllWasForgottenIsNotKept() {
        var stored = new AtomicInteger(1);
        var reading = new CountDownLatch(1);
        var changed = new CountDownLatch(1);
        var memory = new ShortMemory<String, Integer>(key -> {
            int found = stored.get();
            if (found == 1) {
                reading.countDown();
                await(changed);
            }
            return found;
        });
        CompletableFuture<Integer> slow = CompletableFuture.supplyAsync(() -> memory.get("a"));
        await(reading);
        stored.set(2);
        memory.clear();

        assertThat(memory.get("a")).isEqualTo(2);
        changed.countDown();
        assertThat(slow.join()).isEqualTo(1);
        assertThat(memory.get("a")).isEqualTo(2);
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }
}
