package dev.trilemma.quote.budget;

import dev.trilemma.engine.cost.Money;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.PrePersist;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Currency;
import java.util.Objects;
import java.util.UUID;
import org.hibernate.annotations.TenantId;
import org.jspecify.annotations.Nullable;

/** A budget of a team. Whoever changes it holds its row, so that no money is promised twice. */
@Entity
@Table(name = "budget")
class TeamBudget {

    @Id
    private UUID id;

    @TenantId
    private String teamId;

    @Version
    private @Nullable Long revision;

    private String title;

    private Currency currency;

    private BigDecimal amount;

    private BigDecimal committed;

    private BigDecimal spent;

    private LocalDate startsOn;

    private LocalDate endsOn;

    @Column(updatable = false)
    private Instant createdAt;

    private Instant updatedAt;

    @SuppressWarnings("NullAway.Init") // Hibernate
    protected TeamBudget() {}

    TeamBudget(BudgetDocument document, Instant now) {
        this.id = UUID.randomUUID();
        this.committed = BigDecimal.ZERO;
        this.spent = BigDecimal.ZERO;
        this.createdAt = now;
        replace(document, now);
    }

    /** Revisions count from 1. */
    @PrePersist
    void startAtRevisionOne() {
        revision = 1L;
    }

    void replace(BudgetDocument document, Instant now) {
        title = document.title();
        currency = document.amount().currency();
        amount = document.amount().amount();
        startsOn = document.startsOn();
        endsOn = document.endsOn();
        updatedAt = now;
    }

    void commit(Money money, Instant now) {
        committed = committed.add(money.amount());
        updatedAt = now;
    }

    /** What was held is spent, or something else in its place. */
    void spend(BigDecimal held, Money money, Instant now) {
        committed = committed.subtract(held);
        spent = spent.add(money.amount());
        updatedAt = now;
    }

    boolean covers(LocalDate day) {
        return !day.isBefore(startsOn) && !day.isAfter(endsOn);
    }

    boolean has(Money money) {
        return left().compareTo(money) >= 0;
    }

    boolean isTouched() {
        return committed.signum() != 0 || spent.signum() != 0;
    }

    Money left() {
        return money(amount.subtract(committed).subtract(spent));
    }

    Money used() {
        return money(committed.add(spent));
    }

    UUID id() {
        return id;
    }

    String title() {
        return title;
    }

    Currency currency() {
        return currency;
    }

    BudgetDocument document() {
        return new BudgetDocument(title, money(amount), startsOn, endsOn);
    }

    long revision() {
        return Objects.requireNonNull(revision, "not stored yet");
    }

    BudgetView view() {
        return new BudgetView(
                id,
                title,
                money(amount),
                money(committed),
                money(spent),
                left(),
                startsOn,
                endsOn,
                revision(),
                createdAt,
                updatedAt);
    }

    private Money money(BigDecimal value) {
        BigDecimal shortest = value.stripTrailingZeros();
        return new Money(shortest.setScale(Math.max(shortest.scale(), currency.getDefaultFractionDigits())), currency);
    }
}
