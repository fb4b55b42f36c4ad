package dev.trilemma.search;

import dev.trilemma.catalog.Assumption;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ProblemDetail;

/**
 * The best trades between time, money and loss in a space.
 *
 * @param points those that no other dominates, the fastest first
 * @param pointCount how many there are, where {@code limit} left some out
 * @param examinedCount plans that were looked at
 * @param spaceCount plans in the space
 * @param complete whether all were looked at in the time there is
 * @param searchedExhaustively whether the strategies of all points are the best of all, and not only of the usual ones
 * @param rejected plans that came to nothing, by reason: {@code doesNotFit}, {@code priceUnknown}, {@code otherCurrency},
 *     {@code invalidPlan}
 * @param problems what is wrong with invalid plans, up to ten
 * @param exchangeRates what one vertex costs in another, at four points
 * @param references well-known runs
 * @param assumptions axes that neither the space nor the plan gave
 * @param notes how to read the frontier
 * @param sweep where the space is larger than what was looked at: the request that looks at all of it, for {@code POST /sweeps}
 * @param searchSeconds how long it took
 */
record FrontierView(
        List<FrontierPoint> points,
        int pointCount,
        long examinedCount,
        long spaceCount,
        boolean complete,
        boolean searchedExhaustively,
        Map<String, Long> rejected,
        List<ProblemDetail> problems,
        List<ExchangeRate> exchangeRates,
        List<Reference> references,
        List<Assumption> assumptions,
        List<String> notes,
        @Nullable SweepOffer sweep,
        double searchSeconds) {}
