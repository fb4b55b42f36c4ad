package dev.trilemma.quote.budget;

import dev.trilemma.audit.AuditLog;
import dev.trilemma.engine.cost.Money;
import dev.trilemma.web.Conflict;
import dev.trilemma.web.Documents;
import dev.trilemma.web.IfMatch;
import dev.trilemma.web.InvalidRequest;
import dev.trilemma.web.NotFound;
import dev.trilemma.web.Page;
import dev.trilemma.web.Paging;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Limit;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.JsonNode;

/** A team's budgets, and drawing on them. */
@Service
@Transactional
public class Budgets {

    private final TeamBudgets budgets;
    private final Documents documents;
    private final AuditLog audit;
    private final Clock clock;

    Budgets(TeamBudgets budgets, Documents documents, AuditLog audit, Clock clock) {
        this.budgets = budgets;
        this.documents = documents;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * What an approval drew on.
     *
     * @param forced whether there was not enough left
     */
    public record Draw(UUID budget, String title, boolean forced) {}

    /**
     * Commits money of a budget; others who draw on it wait until the transaction at hand ends.
     *
     * @param named the budget; null for the team's only one that covers today in that currency
     * @param force whether to exceed what is left
     * @return empty where none was named and the team has none
     * @throws InvalidRequest where there is no such budget, or several could be meant
     * @throws Conflict where it is of another period or currency, or has not enough left
     */
    public Optional<Draw> draw(@Nullable UUID named, Money money, boolean force) {
        return (named == null ? onlyOne(money) : Optional.of(named)).map(id -> drawOn(id, money, force));
    }

    private Draw drawOn(UUID id, Money money, boolean force) {
        TeamBudget budget = budgets.lock(id)
                .orElseThrow(() -> new InvalidRequest("/budget", "is not the id of one of the team's budgets"));
        if (!budget.currency().equals(money.currency())) {
            throw new Conflict("The budget " + budget.title() + " is in " + budget.currency() + ", the quote in "
                    + money.currency() + ".");
        }
        if (!budget.covers(today())) {
            throw new Conflict("The budget " + budget.title() + " is not for today.");
        }
        boolean enough = budget.has(money);
        if (!enough && !force) {
            throw new Conflict("The budget " + budget.title() + " has "
                    + budget.left().amount().toPlainString() + " " + budget.currency() + " left, the quote takes "
                    + money.amount().toPlainString() + ".");
        }
        budget.commit(money, now());
        budgets.saveAndFlush(budget);
        return new Draw(id, budget.title(), !enough);
    }

    /** Money that was committed is spent: as much as it was, or more, or less. */
    public void spend(UUID id, BigDecimal held, Money money) {
        TeamBudget budget = budgets.lock(id).orElseThrow(() -> new NotFound("budget", id));
        if (!budget.currency().equals(money.currency())) {
            throw new Conflict("The budget " + budget.title() + " is in " + budget.currency() + ".");
        }
        budget.spend(held, money, now());
        budgets.saveAndFlush(budget);
    }

    private Optional<UUID> onlyOne(Money money) {
        List<UUID> covering = budgets.covering(money.currency(), today(), Limit.of(2));
        if (covering.size() > 1) {
            throw new InvalidRequest("/budget", "is needed, since several budgets of the team cover today");
        }
        return covering.stream().findFirst();
    }

    @Transactional(readOnly = true)
    Page<BudgetView> budgets(Paging paging) {
        return Page.of(budgets.findAllByOrderByCreatedAtDescId(paging.newestFirst(), paging.rows()))
                .map(TeamBudget::view);
    }

    @Transactional(readOnly = true)
    BudgetView budget(UUID id) {
        return budgets.findById(id)
                .orElseThrow(() -> new NotFound("budget", id))
                .view();
    }

    BudgetView add(BudgetDocument document) {
        requireOrdered(document);
        return keep(new TeamBudget(document, now()), "budget.added");
    }

    BudgetView replace(UUID id, IfMatch condition, BudgetDocument document) {
        return replace(locked(id, condition), document);
    }

    BudgetView patch(UUID id, IfMatch condition, JsonNode patch) {
        TeamBudget budget = locked(id, condition);
        return replace(budget, documents.patched(budget.document(), patch, BudgetDocument.class));
    }

    void delete(UUID id, IfMatch condition) {
        TeamBudget budget = locked(id, condition);
        if (budget.isTouched()) {
            throw new Conflict("Quotes have drawn on the budget; let it end instead.");
        }
        budgets.delete(budget);
        audit.record("budget.deleted", "budgets/" + id, Map.of("title", budget.title()));
    }

    private BudgetView replace(TeamBudget budget, BudgetDocument document) {
        requireOrdered(document);
        if (budget.isTouched() && !budget.currency().equals(document.amount().currency())) {
            throw new Conflict("Quotes have drawn on the budget in " + budget.currency() + ".");
        }
        if (budget.isTouched() && document.amount().compareTo(budget.used()) < 0) {
            throw new Conflict("Quotes have drawn " + budget.used().amount().toPlainString() + " " + budget.currency()
                    + " on the budget already.");
        }
        budget.replace(document, now());
        return keep(budget, "budget.changed");
    }

    private BudgetView keep(TeamBudget budget, String action) {
        BudgetView view = budgets.saveAndFlush(budget).view();
        audit.record(
                action,
                "budgets/" + view.id(),
                Map.of(
                        "title",
                        view.title(),
                        "amount",
                        view.amount().amount().toPlainString(),
                        "currency",
                        view.amount().currency().getCurrencyCode()));
        return view;
    }

    private TeamBudget locked(UUID id, IfMatch condition) {
        TeamBudget budget = budgets.lock(id).orElseThrow(() -> new NotFound("budget", id));
        condition.require(budget.revision());
        return budget;
    }

    private static void requireOrdered(BudgetDocument document) {
        if (document.endsOn().isBefore(document.startsOn())) {
            throw new InvalidRequest("/endsOn", "must not be before startsOn");
        }
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
