package dev.trilemma.sweep.result;

import dev.trilemma.engine.cost.Money;
import dev.trilemma.web.InvalidRequest;
import dev.trilemma.web.WireNames;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How results are sorted: the least first, those without a value last, totals of one currency together.
 *
 * @param measure null: by the order of the points
 */
record ResultOrder(@Nullable Measure measure, boolean descending) {

    private static final String DESCENDING = "-";

    /**
     * @throws InvalidRequest where results have no such field
     */
    static ResultOrder of(@Nullable String sort) {
        if (sort == null || sort.isEmpty()) {
            return new ResultOrder(null, false);
        }
        boolean descending = sort.startsWith(DESCENDING);
        String name = descending ? sort.substring(1) : sort;
        return Arrays.stream(Measure.values())
                .filter(measure -> WireNames.of(measure).equals(name))
                .findFirst()
                .map(measure -> new ResultOrder(measure, descending))
                .orElseThrow(() -> new InvalidRequest(
                        "/sort",
                        "must be one of "
                                + String.join(
                                        ", ",
                                        Arrays.stream(Measure.values())
                                                .map(WireNames::of)
                                                .toList())
                                + ", with a - before it for the greatest first"));
    }

    boolean isThatOfPoints() {
        return measure == null;
    }

    /** Where a result stands. */
    Place placeOf(Result result) {
        double value = measure == null ? 0 : measure.of(result.result()).orElse(Double.NaN);
        Money total = result.result().total();
        String group =
                measure == Measure.TOTAL && total != null ? total.currency().getCurrencyCode() : "";
        return new Place(group, descending ? -value : value, result.number());
    }

    /**
     * A place in the order, which tells every result from every other.
     *
     * @param value the less the earlier; not a number: last
     */
    record Place(String group, double value, long number) implements Comparable<Place> {

        private static final Comparator<Place> ORDER = Comparator.comparing((Place place) -> Double.isNaN(place.value))
                .thenComparing(Place::group)
                .thenComparingDouble(Place::value)
                .thenComparingLong(Place::number);

        static Place of(List<String> keys) {
            return new Place(keys.get(0), Double.parseDouble(keys.get(1)), Long.parseLong(keys.get(2)));
        }

        List<String> keys() {
            return List.of(group, Double.toString(value), Long.toString(number));
        }

        @Override
        public int compareTo(Place other) {
            return ORDER.compare(this, other);
        }
    }
}
