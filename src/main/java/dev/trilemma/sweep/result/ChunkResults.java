package dev.trilemma.sweep.result;

import dev.trilemma.engine.cost.Money;
import dev.trilemma.sweep.work.PointResult;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Currency;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.function.LongFunction;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.cbor.CBORMapper;

/** The results of points in a row: of all, or of those that none beside them dominates. */
public final class ChunkResults {

    private static final CBORMapper CBOR = CBORMapper.builder().build();

    private final ResultColumns columns;

    private ChunkResults(ResultColumns columns) {
        this.columns = columns;
    }

    /** @param front whether the points that another dominates are left out, with those that do not fit or have no price */
    public static ChunkResults of(long first, int count, LongFunction<PointResult> calculation, boolean front) {
        List<Result> all = LongStream.range(first, first + count)
                .mapToObj(number -> new Result(number, calculation.apply(number)))
                .toList();
        List<Result> undominated = Fronts.of(all.stream());
        return of(front ? undominated : all, undominated);
    }

    private static ChunkResults of(List<Result> kept, List<Result> undominated) {
        var codes = new Numbering<String>();
        var problems = new Numbering<JsonNode>();
        return new ChunkResults(new ResultColumns(
                kept.stream().mapToLong(Result::number).toArray(),
                kept.stream().mapToDouble(each -> each.result().headroomBytes()).toArray(),
                kept.stream()
                        .mapToDouble(each -> each.result().wallClockSeconds())
                        .toArray(),
                kept.stream().map(each -> amount(each.result().total())).toArray(String[]::new),
                kept.stream()
                        .mapToInt(each -> codes.numberOf(code(each.result().total())))
                        .toArray(),
                codes.items(),
                kept.stream().mapToDouble(each -> each.result().loss()).toArray(),
                kept.stream().mapToDouble(each -> each.result().energyKwh()).toArray(),
                places(kept, undominated),
                kept.stream()
                        .mapToInt(each -> problems.numberOf(each.result().problem()))
                        .toArray(),
                problems.items()));
    }

    private static int[] places(List<Result> kept, List<Result> undominated) {
        var members = new HashSet<>(undominated);
        return IntStream.range(0, kept.size())
                .filter(place -> members.contains(kept.get(place)))
                .toArray();
    }

    private static @Nullable String amount(@Nullable Money total) {
        return total == null ? null : total.amount().toPlainString();
    }

    private static @Nullable String code(@Nullable Money total) {
        return total == null ? null : total.currency().getCurrencyCode();
    }

    static ChunkResults read(byte[] bytes) {
        return new ChunkResults(CBOR.readValue(bytes, ResultColumns.class));
    }

    public byte[] bytes() {
        return CBOR.writeValueAsBytes(columns);
    }

    Stream<Result> results() {
        return IntStream.range(0, columns.numbers().length).mapToObj(this::result);
    }

    /** Those that no other of the chunk dominates. */
    Stream<Result> front() {
        return IntStream.of(columns.front()).mapToObj(this::result);
    }

    private Result result(int place) {
        int problem = columns.problems()[place];
        return new Result(
                columns.numbers()[place],
                new PointResult(
                        columns.headroomBytes()[place],
                        columns.wallClockSeconds()[place],
                        total(place),
                        columns.loss()[place],
                        columns.energyKwh()[place],
                        problem < 0 ? null : columns.problemTexts().get(problem)));
    }

    private @Nullable Money total(int place) {
        String amount = columns.totals()[place];
        return amount == null
                ? null
                : new Money(
                        new BigDecimal(amount),
                        Currency.getInstance(columns.currencyCodes().get(columns.currencies()[place])));
    }

    /** Things that come again, each by its number; nothing is -1. */
    private static final class Numbering<T> {

        private final List<T> items = new ArrayList<>();
        private final Map<T, Integer> numbers = new HashMap<>();

        int numberOf(@Nullable T item) {
            return item == null
                    ? -1
                    : numbers.computeIfAbsent(item, added -> {
                        items.add(added);
                        return items.size() - 1;
                    });
        }

        List<T> items() {
            return items;
        }
    }
}
