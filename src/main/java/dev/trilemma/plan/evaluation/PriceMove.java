package dev.trilemma.plan.evaluation;

import dev.trilemma.plan.evaluation.Figures.UnitPrice;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A unit price that became another while the plan stayed the same.
 *
 * @param line name of the line that is priced with it
 * @param from the former price; absent where it was unknown
 * @param to the new one
 * @param source where the new one is from
 */
record PriceMove(String line, @Nullable BigDecimal from, BigDecimal to, Currency currency, String source) {

    /** The prices that differ between two evaluations of one plan. */
    static List<PriceMove> between(List<UnitPrice> former, List<UnitPrice> latter) {
        Map<String, UnitPrice> before = former.stream()
                .collect(Collectors.toMap(UnitPrice::line, Function.identity(), (first, second) -> first));
        List<PriceMove> moves = new ArrayList<>();
        for (UnitPrice price : latter) {
            UnitPrice was = before.get(price.line());
            if (was == null || was.amount().compareTo(price.amount()) != 0) {
                moves.add(new PriceMove(
                        price.line(),
                        was == null ? null : was.amount(),
                        price.amount(),
                        price.currency(),
                        price.source()));
            }
        }
        return moves;
    }
}
