package dev.trilemma.quote;

import dev.trilemma.plan.actual.RunPaid;
import dev.trilemma.quote.budget.Budgets;
import dev.trilemma.web.Conflict;
import dev.trilemma.web.InvalidRequest;
import java.math.BigDecimal;
import java.time.Clock;
import java.util.UUID;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Turns what an approved quote holds of its budget into what its runs cost. */
@Component
class Spending {

    private final QuoteStandings standings;
    private final Budgets budgets;
    private final Clock clock;

    Spending(QuoteStandings standings, Budgets budgets, Clock clock) {
        this.standings = standings;
        this.budgets = budgets;
        this.clock = clock;
    }

    /**
     * The first run releases what the quote holds; each is spent.
     *
     * @throws InvalidRequest where there is no such quote
     * @throws Conflict where it was not approved, or draws on no budget
     */
    @EventListener
    void spend(RunPaid run) {
        QuoteStanding standing = standings
                .lock(run.quote())
                .orElseThrow(() -> new InvalidRequest("/quote", "is not the id of one of the team's quotes"));
        UUID budget = standing.budgetId();
        if (standing.statusAt(clock.instant()) != QuoteStatus.APPROVED || budget == null) {
            throw new Conflict("The quote was not approved on a budget, so that none of its money can be spent.");
        }
        BigDecimal held = standing.release();
        standings.saveAndFlush(standing);
        budgets.spend(budget, held == null ? BigDecimal.ZERO : held, run.total());
    }
}
