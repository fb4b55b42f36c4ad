package dev.trilemma.plan.comparison;

import dev.trilemma.engine.frontier.Trade;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** Says in words which of two is better in what. */
final class Verdict {

    private Verdict() {}

    static String of(Contender first, Trade firstTrade, Contender other, Trade otherTrade) {
        List<String> ofFirst = new ArrayList<>();
        List<String> ofOther = new ArrayList<>();
        add("cheaper", Trade::cost, firstTrade, otherTrade, ofFirst, ofOther);
        add("faster", Trade::wallClockSeconds, firstTrade, otherTrade, ofFirst, ofOther);
        add("better by its loss", Trade::loss, firstTrade, otherTrade, ofFirst, ofOther);
        if (ofFirst.isEmpty() && ofOther.isEmpty()) {
            return name(other) + " and " + name(first) + " come to the same.";
        }
        if (ofFirst.isEmpty()) {
            return name(other) + " is " + joined(ofOther) + " than " + name(first) + ", and nowhere worse.";
        }
        return ofOther.isEmpty()
                ? name(first) + " is " + joined(ofFirst) + " than " + name(other) + ", and nowhere worse."
                : name(other) + " is " + joined(ofOther) + "; " + name(first) + " is " + joined(ofFirst) + ".";
    }

    private static void add(
            String better,
            ToDoubleFunction<Trade> figure,
            Trade firstTrade,
            Trade otherTrade,
            List<String> ofFirst,
            List<String> ofOther) {
        int comparison = Double.compare(figure.applyAsDouble(firstTrade), figure.applyAsDouble(otherTrade));
        if (comparison != 0) {
            (comparison < 0 ? ofFirst : ofOther).add(better);
        }
    }

    private static String name(Contender contender) {
        return contender.title().isBlank() ? contender.name() : contender.title();
    }

    private static String joined(List<String> words) {
        int last = words.size() - 1;
        return last == 0 ? words.get(0) : String.join(", ", words.subList(0, last)) + " and " + words.get(last);
    }
}
