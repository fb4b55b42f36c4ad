package dev.trilemma.quote;

import dev.trilemma.audit.AuditLog;
import dev.trilemma.engine.cost.Money;
import dev.trilemma.estimate.Estimates;
import dev.trilemma.plan.PlanDocuments;
import dev.trilemma.plan.Plans;
import dev.trilemma.quote.DecisionView.DrawnBudget;
import dev.trilemma.quote.budget.Budgets;
import dev.trilemma.quote.budget.Budgets.Draw;
import dev.trilemma.team.Caller;
import dev.trilemma.team.Callers;
import dev.trilemma.team.Role;
import dev.trilemma.web.Conflict;
import dev.trilemma.web.Forbidden;
import dev.trilemma.web.IfMatch;
import dev.trilemma.web.InvalidRequest;
import dev.trilemma.web.NotFound;
import dev.trilemma.web.Page;
import dev.trilemma.web.Paging;
import dev.trilemma.web.WireNames;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Issues quotes, answers them as they were issued, and keeps what is decided of them. */
@Service
@Transactional
class Quotes {

    private static final String PLAN_ID = "planId";

    private final IssuedQuotes quotes;
    private final QuoteStandings standings;
    private final Budgets budgets;
    private final Plans plans;
    private final PlanDocuments documents;
    private final Estimates estimates;
    private final QuoteSettings settings;
    private final AuditLog audit;
    private final QuoteMetrics metrics;
    private final JsonMapper json;
    private final Clock clock;

    Quotes(
            IssuedQuotes quotes,
            QuoteStandings standings,
            Budgets budgets,
            Plans plans,
            PlanDocuments documents,
            Estimates estimates,
            QuoteSettings settings,
            AuditLog audit,
            QuoteMetrics metrics,
            JsonMapper json,
            Clock clock) {
        this.quotes = quotes;
        this.standings = standings;
        this.budgets = budgets;
        this.plans = plans;
        this.documents = documents;
        this.estimates = estimates;
        this.settings = settings;
        this.audit = audit;
        this.metrics = metrics;
        this.json = json;
        this.clock = clock;
    }

    /**
     * Calculates what is asked for and freezes the answer.
     *
     * @param superseded the quote whose place it takes; null where it takes none
     * @throws Conflict where that one was decided on
     */
    AnsweredQuote add(JsonNode request, boolean draft, @Nullable UUID superseded) {
        QuoteView view = view(quotable(request), draft ? QuoteStatus.DRAFT : QuoteStatus.ISSUED);
        IssuedQuote quote = quotes.save(new IssuedQuote(view, QuoteSummary.of(view), json.writeValueAsString(view)));
        QuoteStanding standing = standings.saveAndFlush(new QuoteStanding(quote, view.status()));
        record(draft ? "drafted" : "issued", quote);
        if (superseded != null) {
            supersede(superseded, quote);
        }
        return answered(quote, standing);
    }

    private void supersede(UUID id, IssuedQuote successor) {
        QuoteStanding standing =
                standings.lock(id).orElseThrow(() -> new InvalidRequest("/supersedes", "is not the id of a quote"));
        standing.supersede(successor.getId(), clock.instant());
        standings.saveAndFlush(standing);
        audit.record(
                "quote.superseded", resource(id), Map.of("by", successor.getId().toString()));
    }

    /** @throws Conflict where it is no draft */
    AnsweredQuote issue(UUID id, IfMatch condition) {
        QuoteStanding standing = standings.lock(id).orElseThrow(() -> new NotFound("quote", id));
        condition.require(standing.revision());
        standing.issue(clock.instant());
        QuoteStanding saved = standings.saveAndFlush(standing);
        IssuedQuote quote = quote(id);
        record("issued", quote);
        return answered(quote, saved);
    }

    /**
     * Approves or rejects a quote; others who decide on it, or draw on the same budget, wait.
     *
     * @throws Conflict where it is not to be decided, or the budget has not enough left
     * @throws Forbidden where the budget is to be exceeded by someone who may not
     */
    AnsweredQuote decide(UUID id, DecisionDocument document) {
        Caller caller = Callers.current();
        if (document.isForced() && !caller.mayActAs(Role.ADMINISTRATOR)) {
            throw new Forbidden("Only administrators may exceed a budget.");
        }
        QuoteStanding standing = standings.lock(id).orElseThrow(() -> new NotFound("quote", id));
        standing.requireUndecided(clock.instant());
        IssuedQuote quote = quote(id);
        Money total = quote.summary().total();
        Optional<Draw> draw = document.decision() == Decision.APPROVED ? draw(document, total) : Optional.empty();
        standing.decide(decision(document, caller, draw), draw.isPresent() ? total : null);
        QuoteStanding saved = standings.saveAndFlush(standing);
        record(WireNames.of(document.decision()), quote);
        return answered(quote, saved);
    }

    /** Notes that nobody decided in time; false where somebody did in the meantime. */
    boolean expire(UUID id) {
        QuoteStanding standing = standings.lock(id).orElseThrow();
        boolean expired = standing.statusAt(clock.instant()) == QuoteStatus.EXPIRED;
        if (expired) {
            standing.expire();
            standings.saveAndFlush(standing);
            record("expired", quote(id));
        }
        return expired;
    }

    private Optional<Draw> draw(DecisionDocument document, @Nullable Money total) {
        if (total == null) {
            throw new Conflict("The quote has no total, because a price was unknown; it cannot be approved.");
        }
        return budgets.draw(document.budget(), total, document.isForced());
    }

    private DecisionView decision(DecisionDocument document, Caller caller, Optional<Draw> draw) {
        return new DecisionView(
                document.decision(),
                document.note(),
                caller.name(),
                clock.instant().truncatedTo(ChronoUnit.MICROS),
                draw.map(drawn -> new DrawnBudget(drawn.budget(), drawn.title()))
                        .orElse(null),
                draw.map(Draw::forced).orElse(false));
    }

    @Transactional(readOnly = true)
    AnsweredQuote answer(UUID id) {
        return answered(quote(id), standings.findById(id).orElseThrow());
    }

    /** @param status null for all */
    @Transactional(readOnly = true)
    Page<QuoteItemView> quotes(@Nullable QuoteStatus status, Paging paging) {
        Instant now = clock.instant();
        Page<QuoteStanding> page = Page.of(
                status == null
                        ? standings.findAllByOrderByCreatedAtDescId(paging.newestFirst(), paging.rows())
                        : standings.findByStatusOrderByCreatedAtDescId(status, paging.newestFirst(), paging.rows()));
        List<UUID> ids = page.items().stream().map(QuoteStanding::id).toList();
        Map<UUID, IssuedQuote> found =
                quotes.findByIdIn(ids).stream().collect(Collectors.toMap(IssuedQuote::getId, Function.identity()));
        return page.map(standing -> QuoteItemView.of(standing, found.get(standing.id()), now));
    }

    private IssuedQuote quote(UUID id) {
        return quotes.findById(id).orElseThrow(() -> new NotFound("quote", id));
    }

    private AnsweredQuote answered(IssuedQuote quote, QuoteStanding standing) {
        return AnsweredQuote.of(quote, standing, clock.instant(), json);
    }

    private void record(String event, IssuedQuote quote) {
        Money total = quote.summary().total();
        String title = quote.summary().title();
        metrics.happened(event, total);
        audit.record(
                "quote." + event,
                resource(quote.getId()),
                Map.of(
                        "title",
                        title == null ? "" : title,
                        "total",
                        total == null ? "unknown" : total.amount() + " " + total.currency()));
    }

    private static String resource(UUID id) {
        return "quotes/" + id;
    }

    private QuoteView view(Quotable quotable, QuoteStatus status) {
        documents.requireStorable(quotable.document());
        estimates.refresh();
        Instant createdAt = clock.instant().truncatedTo(ChronoUnit.MICROS);
        return new QuoteView(
                UUID.randomUUID(),
                status,
                null,
                null,
                quotable.document().title(),
                quotable.document(),
                quotable.planId(),
                quotable.planRevision(),
                createdAt,
                createdAt.plus(settings.validity()),
                estimates.estimate(quotable.document(), createdAt));
    }

    private Quotable quotable(JsonNode request) {
        if (request.hasNonNull(PLAN_ID)) {
            return Quotable.of(plans.plan(planId(request)));
        }
        JsonNode document =
                request instanceof ObjectNode fields ? fields.deepCopy().without(PLAN_ID) : request;
        return Quotable.of(documents.read(document));
    }

    /** Fields that are null count as absent, as everywhere: clients from the description send those of a plan document too. */
    private UUID planId(JsonNode request) {
        if (request.valueStream().filter(value -> !value.isNull()).count() > 1) {
            throw new InvalidRequest("/" + PLAN_ID, "stands alone: send a saved plan's id or a plan document");
        }
        JsonNode alone =
                request instanceof ObjectNode fields ? fields.deepCopy().retain(PLAN_ID) : request;
        return json.treeToValue(alone, QuoteOfPlan.class).planId();
    }
}
