package dev.trilemma.pricing.imports;

import dev.trilemma.pricing.ImportIssue.Action;
import java.math.BigDecimal;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/** Numbers as files write them. Prices keep nine decimals, the most that any cloud quotes; more are noise of floating point. */
final class Amounts {

    static final int DECIMALS = 9;

    private static final BigDecimal DEAREST = BigDecimal.valueOf(1_000_000);
    private static final BigDecimal MOST_ACCELERATORS = BigDecimal.valueOf(100_000);
    private static final int LONGEST = 60;

    private Amounts() {}

    /** The price of an hour that a column says; null where it says none, with an issue where it says something else. */
    static @Nullable BigDecimal price(SourceRow source, String column, Intake.Row row) {
        String text = source.text(column);
        if (text == null) {
            return null;
        }
        BigDecimal number = number(text);
        Code wrong = number == null ? Code.INVALID_PRICE : wrongPrice(number);
        if (wrong != null) {
            row.say(wrong, source.header().spelling(column), text, Action.IGNORED);
            return null;
        }
        return number;
    }

    /** A number of accelerators; null where the text is none, or none above 0. */
    static @Nullable BigDecimal count(@Nullable String text) {
        BigDecimal number = text == null ? null : number(text);
        return number == null || number.signum() <= 0 || number.compareTo(MOST_ACCELERATORS) > 0
                ? null
                : number.setScale(3, RoundingMode.HALF_EVEN);
    }

    /** A number of some size, to nine decimals; null where the text is none. */
    static @Nullable BigDecimal number(String text) {
        if (text.length() > LONGEST) {
            return null;
        }
        try {
            BigDecimal number = new BigDecimal(text);
            boolean tiny = number.scale() - number.precision() > DECIMALS;
            boolean huge = number.precision() - number.scale() > LONGEST;
            return huge || tiny ? outOfSize(number, huge) : number.setScale(DECIMALS, RoundingMode.HALF_EVEN);
        } catch (NumberFormatException noNumber) {
            return null;
        }
    }

    private static BigDecimal outOfSize(BigDecimal number, boolean huge) {
        return huge ? BigDecimal.TEN.pow(LONGEST).multiply(BigDecimal.valueOf(number.signum())) : BigDecimal.ZERO;
    }

    private static @Nullable Code wrongPrice(BigDecimal number) {
        if (number.signum() == 0) {
            return Code.ZERO_IS_UNKNOWN;
        }
        if (number.signum() < 0) {
            return Code.INVALID_PRICE;
        }
        return number.compareTo(DEAREST) > 0 ? Code.IMPLAUSIBLE_PRICE : null;
    }
}
