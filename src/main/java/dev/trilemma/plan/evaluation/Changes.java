package dev.trilemma.plan.evaluation;

import dev.trilemma.engine.InvalidPlan;
import dev.trilemma.engine.cost.Money;
import dev.trilemma.estimate.EstimateView;
import dev.trilemma.estimate.Estimates;
import dev.trilemma.estimate.Moment;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Finds out why an evaluation differs from the one before, by calculating again with one thing changed at a time. */
@Component
class Changes {

    private final Estimates estimates;

    Changes(Estimates estimates) {
        this.estimates = estimates;
    }

    /** @param estimate what was calculated for {@code latter}, now */
    Change between(KeptEvaluation former, KeptEvaluation latter, EstimateView estimate) {
        Money before = former.figures().total();
        Money after = estimate.total();
        if (before == null || after == null) {
            return Change.unexplained("A price was unknown, so that there is no total to compare.");
        }
        if (!before.currency().equals(after.currency())) {
            return Change.unexplained("The totals are in different currencies.");
        }
        try {
            return explained(former, latter, estimate, before, after);
        } catch (InvalidPlan failure) {
            return Change.unexplained("The former plan can no longer be calculated: " + failure.getMessage());
        } catch (PriceUnknown failure) {
            return Change.unexplained("The former plan has no price any more.");
        }
    }

    private Change explained(
            KeptEvaluation former, KeptEvaluation latter, EstimateView estimate, Money before, Money after) {
        EstimateView repriced = former.document().equals(latter.document())
                ? estimate
                : estimates.estimate(former.document(), latter.createdAt());
        Attribution attribution =
                Attribution.between(before, after, () -> recalculated(former, latter, before), () -> total(repriced));
        List<PriceMove> moves = PriceMove.between(former.figures().unitPrices(), Figures.unitPrices(repriced));
        return Change.of(attribution, moves);
    }

    private Money recalculated(KeptEvaluation former, KeptEvaluation latter, Money before) {
        boolean sameEngine = former.engineVersion().equals(latter.engineVersion())
                && Objects.equals(
                        former.figures().calibration(), latter.figures().calibration());
        var formerPrices = new Moment(former.createdAt(), latter.createdAt());
        return sameEngine ? before : total(estimates.estimate(former.document(), formerPrices));
    }

    private static Money total(EstimateView estimate) {
        @Nullable Money total = estimate.total();
        if (total == null) {
            throw new PriceUnknown();
        }
        return total;
    }

    /** A plan that had a price has none any more. */
    private static final class PriceUnknown extends RuntimeException {

        private static final long serialVersionUID = 1L;
    }
}
