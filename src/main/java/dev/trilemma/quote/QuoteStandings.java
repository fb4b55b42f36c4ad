package dev.trilemma.quote;

import jakarta.persistence.LockModeType;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.domain.Limit;
import org.springframework.data.domain.ScrollPosition;
import org.springframework.data.domain.Window;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

interface QuoteStandings extends Repository<QuoteStanding, UUID> {

    QuoteStanding saveAndFlush(QuoteStanding standing);

    Optional<QuoteStanding> findById(UUID id);

    /** Held until the transaction ends. */
    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query("select standing from QuoteStanding standing where standing.id = :id")
    Optional<QuoteStanding> lock(UUID id);

    Window<QuoteStanding> findAllByOrderByCreatedAtDescId(ScrollPosition position, Limit limit);

    Window<QuoteStanding> findByStatusOrderByCreatedAtDescId(QuoteStatus status, ScrollPosition position, Limit limit);
}
