package dev.trilemma.sweep.result;

import dev.trilemma.catalog.NearestNames;
import dev.trilemma.sweep.work.PointResult;
import dev.trilemma.web.InvalidRequest;
import dev.trilemma.web.WireNames;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.DoublePredicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/** What a result must be like in one field: {@code total<=5000000}, {@code fit=fits}, {@code /training/precision=fp8}. */
interface Condition {

    String FIT = "fit";
    Pattern TEXT = Pattern.compile("(.+?)(<=|>=|!=|=|<|>)(.*)");

    boolean test(PointResult result, Map<String, JsonNode> point);

    /**
     * @param pointer where the text was given
     * @param fields pointers of the axes
     * @throws InvalidRequest where the text is no condition, or of a field that results do not have
     */
    static Condition of(String text, String pointer, Set<String> fields) {
        Matcher parts = TEXT.matcher(text);
        if (!parts.matches()) {
            throw new InvalidRequest(
                    pointer, "must be a field, one of = != < <= > >= and a value, such as total<=5000000");
        }
        String field = parts.group(1);
        var comparison = new Comparison(parts.group(2), parts.group(3), pointer);
        Optional<Measure> measure = Arrays.stream(Measure.values())
                .filter(each -> WireNames.of(each).equals(field))
                .findFirst();
        if (measure.isPresent()) {
            DoublePredicate holds = comparison.ofNumbers();
            return (result, point) ->
                    measure.get().of(result).filter(holds::test).isPresent();
        }
        if (field.equals(FIT)) {
            return (result, point) ->
                    ResultView.kindOf(result).filter(comparison::test).isPresent();
        }
        if (!fields.contains(field)) {
            throw new InvalidRequest(pointer, "is of no field of these results" + didYouMean(field, fields));
        }
        return (result, point) ->
                Optional.ofNullable(point.get(field)).filter(comparison::test).isPresent();
    }

    private static String didYouMean(String field, Set<String> fields) {
        Set<String> known = new TreeSet<>(fields);
        known.add(FIT);
        Arrays.stream(Measure.values()).map(WireNames::of).forEach(known::add);
        return NearestNames.didYouMean(field, known);
    }
}
