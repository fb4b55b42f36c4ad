package dev.trilemma.plan.evaluation;

import dev.trilemma.engine.cost.Money;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An estimate that is kept, and why it differs from the one before.
 *
 * @param scenario {@code plan}, or the id of the scenario that was evaluated
 * @param title of the plan or the scenario
 * @param evaluatedBy who asked for it; {@code service} where nobody did
 * @param occasion why it was evaluated
 * @param planRevision what the plan said
 * @param engineVersion version of the calculation
 * @param priceCatalog slug of the catalog that the accelerators' price is from; absent where it is from none
 * @param total absent where a price was unknown
 * @param wallClockSeconds the run's time, restarts included
 * @param loss nats per token
 * @param energyKwh of the whole site
 * @param totalChange what the total differs by from the evaluation before; absent in the first
 * @param attribution what of that the prices, the plan and the engine added; absent where one of the totals is unknown
 * @param priceMoves the unit prices that became others
 * @param unexplained why the change is not attributed
 */
record EvaluationView(
        UUID id,
        String scenario,
        @Nullable String title,
        Instant evaluatedAt,
        String evaluatedBy,
        Occasion occasion,
        long planRevision,
        String engineVersion,
        @Nullable String priceCatalog,
        @Nullable Integer priceCatalogVersion,
        @Nullable Money total,
        double wallClockSeconds,
        double loss,
        double energyKwh,
        @Nullable Money totalChange,
        @Nullable Attribution attribution,
        List<PriceMoveView> priceMoves,
        @Nullable String unexplained) {

    /**
     * A unit price that became another while the plan stayed the same.
     *
     * @param line name of the line of the bill
     * @param from absent where it was unknown
     * @param source where the new price is from
     */
    record PriceMoveView(String line, @Nullable Money from, Money to, String source) {

        static PriceMoveView of(PriceMove move) {
            Money from = move.from() == null ? null : new Money(move.from(), move.currency());
            return new PriceMoveView(move.line(), from, new Money(move.to(), move.currency()), move.source());
        }
    }

    static EvaluationView of(KeptEvaluation kept) {
        Figures figures = kept.figures();
        Change change = kept.change();
        Attribution attribution = change == null ? null : change.attribution();
        return new EvaluationView(
                kept.getId(),
                kept.subjectId().equals(kept.planId())
                        ? Subjects.PLAN
                        : kept.subjectId().toString(),
                figures.title(),
                kept.createdAt(),
                kept.createdBy(),
                kept.occasion(),
                kept.planRevision(),
                kept.engineVersion(),
                figures.priceCatalog(),
                figures.priceCatalogVersion(),
                figures.total(),
                figures.wallClockSeconds(),
                figures.loss(),
                figures.energyKwh(),
                attribution == null ? null : attribution.total(),
                attribution,
                change == null
                        ? List.of()
                        : change.moves().stream().map(PriceMoveView::of).toList(),
                change == null ? null : change.unexplained());
    }
}
