package dev.trilemma.audit;

import dev.trilemma.team.Caller;
import dev.trilemma.team.Callers;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Keeps what is done, in the same transaction: both are there or neither is. */
@Component
public class AuditLog {

    private final AuditEntries entries;
    private final ApplicationEventPublisher listeners;
    private final Clock clock;

    AuditLog(AuditEntries entries, ApplicationEventPublisher listeners, Clock clock) {
        this.entries = entries;
        this.listeners = listeners;
        this.clock = clock;
    }

    /**
     * Keeps what the current caller has done, and tells those who listen.
     *
     * @param action such as {@code quote.approved}
     * @param resource path of what it was done to, below {@code /api/v1/}
     * @param detail what a reader wants to know of it; no secrets
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void record(String action, String resource, Map<String, Object> detail) {
        Caller caller = Callers.current();
        var happening = new Happening(
                UUID.randomUUID(),
                caller.team(),
                clock.instant().truncatedTo(ChronoUnit.MICROS),
                caller.name(),
                action,
                resource,
                detail);
        entries.save(new AuditEntry(happening));
        listeners.publishEvent(happening);
    }
}
