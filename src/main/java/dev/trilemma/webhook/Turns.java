package dev.trilemma.webhook;

import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/** Lets half of the threads deliver to one webhook, so that a receiver that does not answer leaves the others to the rest. */
final class Turns {

    /** Of the {@code db-scheduler.threads}. */
    private static final int FOR_ONE_WEBHOOK = 4;

    private final Map<UUID, Integer> taken = new ConcurrentHashMap<>();

    /** Whether there is one left, which is to be given back. */
    boolean take(UUID webhook) {
        boolean left = taken.merge(webhook, 1, Integer::sum) <= FOR_ONE_WEBHOOK;
        if (!left) {
            giveBack(webhook);
        }
        return left;
    }

    void giveBack(UUID webhook) {
        taken.computeIfPresent(webhook, (id, count) -> count == 1 ? null : count - 1);
    }
}
