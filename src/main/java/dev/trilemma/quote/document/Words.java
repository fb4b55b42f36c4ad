package dev.trilemma.quote.document;

import java.math.BigDecimal;
import java.math.MathContext;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.springframework.util.StringUtils;

/** Quantities, times and names as people read them. Money keeps every digit; everything else is rounded to three. */
final class Words {

    static final String UNKNOWN = "unknown";

    private static final MathContext THREE_DIGITS = new MathContext(3);
    private static final int QUANTITY_DECIMALS = 6;
    private static final Pattern INNER_CAPITAL = Pattern.compile("(?<=[a-z])(?=[A-Z0-9])|(?<=[0-9])(?=[A-Z])");
    private static final Pattern EXPONENT = Pattern.compile("-?\\d{1,20}(\\.\\d{1,20})?[eE]-?\\d{1,2}");
    private static final DateTimeFormatter MINUTE =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm 'UTC'", Locale.ROOT).withZone(ZoneOffset.UTC);

    private static final List<Unit> TIMES = List.of(
            new Unit("years", 31_557_600, 2 * 31_557_600.0),
            new Unit("days", 86_400, 2 * 86_400),
            new Unit("hours", 3_600, 2 * 3_600),
            new Unit("minutes", 60, 2 * 60),
            new Unit("s", 1, 0));
    private static final List<Unit> COUNTS = List.of(
            Unit.from("quadrillion", 1e15),
            Unit.from("trillion", 1e12),
            Unit.from("billion", 1e9),
            Unit.from("million", 1e6),
            new Unit("", 1, 0));
    private static final List<Unit> ENERGIES =
            List.of(Unit.from("TWh", 1e9), Unit.from("GWh", 1e6), Unit.from("MWh", 1e3), new Unit("kWh", 1, 0));
    private static final List<Unit> MASSES = List.of(Unit.from("t CO2e", 1e3), new Unit("kg CO2e", 1, 0));
    private static final List<Unit> SIZES =
            List.of(Unit.from("TB", 1e12), Unit.from("GB", 1e9), Unit.from("MB", 1e6), new Unit("bytes", 1, 0));

    private Words() {}

    static String time(double seconds) {
        return in(TIMES, seconds);
    }

    static String count(double number) {
        return in(COUNTS, number).strip();
    }

    static String energy(double kwh) {
        return in(ENERGIES, kwh);
    }

    static String carbon(double kgCo2e) {
        return in(MASSES, kgCo2e);
    }

    static String size(double bytes) {
        return in(SIZES, bytes);
    }

    static String percent(double share) {
        return rounded(100 * share) + " %";
    }

    /** At most three digits, without an exponent. */
    static String rounded(double number) {
        return grouped(new BigDecimal(number).round(THREE_DIGITS).stripTrailingZeros());
    }

    /** Every digit, in groups of three. */
    static String grouped(BigDecimal number) {
        BigDecimal plain = number.scale() < 0 ? number.setScale(0) : number;
        return format(plain, plain.scale());
    }

    /** A whole number in groups of three; what is none stays as it is. */
    static String withGroups(String text) {
        return text.matches("\\d{1,20}") ? grouped(new BigDecimal(text)) : text;
    }

    /** To six decimals, so that a column of quantities is aligned and times its price still makes the line. */
    static String quantity(BigDecimal number) {
        return format(number, QUANTITY_DECIMALS);
    }

    static String money(StoredMoney money) {
        return grouped(money.amount()) + " " + money.currency();
    }

    /** A unit that both have is said once. */
    static String range(String low, String high) {
        int unit = low.indexOf(' ');
        boolean shared = unit > 0
                && high.endsWith(low.substring(unit))
                && high.indexOf(' ') == high.length() - low.length() + unit;
        return (shared ? low.substring(0, unit) : low) + " to " + high;
    }

    /** {@code 3.0E11} is "300,000,000,000"; what is no such number stays as it is. */
    static String withoutExponent(String text) {
        return EXPONENT.matcher(text).matches() ? grouped(new BigDecimal(text).stripTrailingZeros()) : text;
    }

    /** {@code checkpointStorage} is "Checkpoint storage"; what is no such name stays as it is. */
    static String ofName(String name) {
        return name.chars().allMatch(Character::isLetterOrDigit)
                ? StringUtils.capitalize(
                        INNER_CAPITAL.matcher(name).replaceAll(" ").toLowerCase(Locale.ROOT))
                : name;
    }

    /** The minute in UTC; what is no time stays as it is. */
    static String minute(String instant) {
        try {
            return MINUTE.format(Instant.parse(instant));
        } catch (DateTimeException other) {
            return instant;
        }
    }

    static String orUnknown(Optional<String> text) {
        return text.orElse(UNKNOWN);
    }

    private static String in(List<Unit> units, double number) {
        double shown = new BigDecimal(number).round(THREE_DIGITS).doubleValue();
        Unit unit = units.stream()
                .filter(candidate -> Math.abs(shown) >= candidate.least())
                .findFirst()
                .orElseThrow();
        return rounded(number / unit.size()) + " " + unit.name();
    }

    private static String format(BigDecimal number, int decimals) {
        var format = new DecimalFormat("#,##0", DecimalFormatSymbols.getInstance(Locale.ROOT));
        format.setMinimumFractionDigits(decimals);
        format.setMaximumFractionDigits(decimals);
        return format.format(number);
    }

    /**
     * @param least from how much on the unit is used
     */
    private record Unit(String name, double size, double least) {

        static Unit from(String name, double size) {
            return new Unit(name, size, size);
        }
    }
}
