package dev.trilemma.sweep;

import jakarta.persistence.LockModeType;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.domain.KeysetScrollPosition;
import org.springframework.data.domain.Limit;
import org.springframework.data.domain.Window;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

interface StartedSweeps extends Repository<StartedSweep, UUID> {

    StartedSweep saveAndFlush(StartedSweep sweep);

    Optional<StartedSweep> findById(UUID id);

    Window<StartedSweep> findAllByOrderByCreatedAtDescId(KeysetScrollPosition position, Limit limit);

    void delete(StartedSweep sweep);

    /** Held until the transaction ends, so that a decision and the end of a sweep come one after the other. */
    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query("select sweep from StartedSweep sweep where sweep.id = :id")
    Optional<StartedSweep> lock(UUID id);

    @Query("select coalesce(sum(sweep.pointCount), 0) from StartedSweep sweep")
    long countPoints();
}
