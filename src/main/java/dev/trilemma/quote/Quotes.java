package dev.trilemma.quote;

import dev.trilemma.estimate.Estimates;
import dev.trilemma.plan.PlanDocuments;
import dev.trilemma.plan.Plans;
import dev.trilemma.web.InvalidRequest;
import dev.trilemma.web.NotFound;
import dev.trilemma.web.Page;
import dev.trilemma.web.Paging;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Issues quotes and answers them as they were issued. */
@Service
@Transactional
class Quotes {

    private static final String PLAN_ID = "planId";

    private final IssuedQuotes quotes;
    private final Plans plans;
    private final PlanDocuments documents;
    private final Estimates estimates;
    private final QuoteSettings settings;
    private final JsonMapper json;
    private final Clock clock;

    Quotes(
            IssuedQuotes quotes,
            Plans plans,
            PlanDocuments documents,
            Estimates estimates,
            QuoteSettings settings,
            JsonMapper json,
            Clock clock) {
        this.quotes = quotes;
        this.plans = plans;
        this.documents = documents;
        this.estimates = estimates;
        this.settings = settings;
        this.json = json;
        this.clock = clock;
    }

    /** Calculates what is asked for and freezes the answer. */
    IssuedQuote issue(JsonNode request) {
        QuoteView view = view(quotable(request));
        return quotes.save(new IssuedQuote(view, QuoteSummary.of(view), json.writeValueAsString(view)));
    }

    @Transactional(readOnly = true)
    String answer(UUID id) {
        return quotes.findById(id).orElseThrow(() -> new NotFound("quote", id)).answerAt(clock.instant());
    }

    @Transactional(readOnly = true)
    Page<QuoteItemView> quotes(Paging paging) {
        Instant now = clock.instant();
        return Page.of(quotes.findAllByOrderByCreatedAtDescId(paging.newestFirst(), paging.rows()))
                .map(quote -> QuoteItemView.of(quote, now));
    }

    private QuoteView view(Quotable quotable) {
        documents.requireStorable(quotable.document());
        Instant createdAt = clock.instant().truncatedTo(ChronoUnit.MICROS);
        return new QuoteView(
                UUID.randomUUID(),
                QuoteStatus.ISSUED,
                quotable.document().title(),
                quotable.document(),
                quotable.planId(),
                quotable.planRevision(),
                createdAt,
                createdAt.plus(settings.validity()),
                estimates.estimate(quotable.document()));
    }

    private Quotable quotable(JsonNode request) {
        if (request.hasNonNull(PLAN_ID)) {
            return Quotable.of(plans.plan(planId(request)));
        }
        JsonNode document =
                request instanceof ObjectNode fields ? fields.deepCopy().without(PLAN_ID) : request;
        return Quotable.of(documents.read(document));
    }

    private UUID planId(JsonNode request) {
        if (request.size() > 1) {
            throw new InvalidRequest("/" + PLAN_ID, "stands alone: send a saved plan's id or a plan document");
        }
        return json.treeToValue(request, QuoteOfPlan.class).planId();
    }
}
