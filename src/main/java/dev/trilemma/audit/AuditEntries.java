package dev.trilemma.audit;

import java.util.UUID;
import org.springframework.data.domain.Limit;
import org.springframework.data.domain.ScrollPosition;
import org.springframework.data.domain.Window;
import org.springframework.data.repository.Repository;

/** Entries are added and read; there is no way to change one. */
interface AuditEntries extends Repository<AuditEntry, UUID> {

    AuditEntry save(AuditEntry entry);

    Window<AuditEntry> findAllByOrderByCreatedAtDescId(ScrollPosition position, Limit limit);

    Window<AuditEntry> findByResourceOrderByCreatedAtDescId(String resource, ScrollPosition position, Limit limit);
}
