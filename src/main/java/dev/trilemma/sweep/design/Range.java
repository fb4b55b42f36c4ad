package dev.trilemma.sweep.design;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.List;
import java.util.stream.IntStream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** Numbers from one to another, as a field holds them. */
record Range(double from, double to, Scale scale, NumberKind kind) {

    /** Digits that are kept, so that ten times ten is a hundred on a log scale too. */
    private static final MathContext DIGITS = new MathContext(12);

    private static final int DECIMALS_OF_AMOUNTS = 9;

    /** @param share of the way, from 0 to 1 */
    JsonNode at(double share) {
        return node(share == 1 ? to : scale.between(from, to, share));
    }

    /** Whole numbers that fall together count once. */
    List<JsonNode> steps(int count) {
        return IntStream.range(0, count)
                .mapToObj(step -> at((double) step / (count - 1)))
                .distinct()
                .toList();
    }

    private JsonNode node(double number) {
        JsonNodeFactory nodes = JsonNodeFactory.instance;
        BigDecimal rounded = new BigDecimal(number).round(DIGITS);
        return switch (kind) {
            case WHOLE -> nodes.numberNode(Math.round(rounded.doubleValue()));
            case REAL -> nodes.numberNode(rounded.doubleValue());
            case AMOUNT ->
                nodes.stringNode(rounded.setScale(DECIMALS_OF_AMOUNTS, RoundingMode.HALF_EVEN)
                        .stripTrailingZeros()
                        .toPlainString());
        };
    }
}
