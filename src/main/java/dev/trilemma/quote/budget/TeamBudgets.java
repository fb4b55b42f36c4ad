package dev.trilemma.quote.budget;

import jakarta.persistence.LockModeType;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.domain.Limit;
import org.springframework.data.domain.ScrollPosition;
import org.springframework.data.domain.Window;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

interface TeamBudgets extends Repository<TeamBudget, UUID> {

    TeamBudget saveAndFlush(TeamBudget budget);

    Optional<TeamBudget> findById(UUID id);

    /** Held until the transaction ends. */
    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query("select budget from TeamBudget budget where budget.id = :id")
    Optional<TeamBudget> lock(UUID id);

    @Query("""
            select budget.id from TeamBudget budget
            where budget.currency = :currency and budget.startsOn <= :day and budget.endsOn >= :day
            order by budget.createdAt, budget.id
            """)
    List<UUID> covering(Currency currency, LocalDate day, Limit limit);

    Window<TeamBudget> findAllByOrderByCreatedAtDescId(ScrollPosition position, Limit limit);

    void delete(TeamBudget budget);
}
