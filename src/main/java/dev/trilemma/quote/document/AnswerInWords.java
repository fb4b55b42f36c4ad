package dev.trilemma.quote.document;

import java.util.Optional;

/** How long and how much, in one sentence. */
final class AnswerInWords {

    private AnswerInWords() {}

    static String of(StoredFields quote) {
        return "Training " + PlanInWords.model(quote)
                + PlanInWords.tokens(quote).map(tokens -> " on " + tokens).orElse("")
                + " " + time(quote) + " and " + cost(quote) + "."
                + (timeRange(quote).isPresent()
                        ? " What stands in brackets holds in eight of ten cases (P10 to P90)."
                        : "");
    }

    /** Within which the total stays in eight of ten cases. */
    static Optional<String> totalRange(StoredFields quote) {
        return quote.money("/uncertainty/total/p10")
                .flatMap(low -> quote.money("/uncertainty/total/p90")
                        .map(high -> Words.range(Words.money(low), Words.money(high))));
    }

    /** Within which the time stays in as many. */
    static Optional<String> timeRange(StoredFields quote) {
        return Measure.range(quote, "/uncertainty/wallClockSeconds", Words::time);
    }

    /** Why the plan cannot run as it is. */
    static Optional<String> obstacle(StoredFields quote) {
        return quote.text("/fit/kind")
                .filter("doesNotFit"::equals)
                .map(kind -> "This plan does not fit in memory as it is"
                        + quote.number("/fit/shortfallBytes")
                                .map(missing -> ": the fullest accelerator lacks " + Words.size(missing))
                                .orElse("")
                        + ". The figures are those of the run if it did.");
    }

    private static String time(StoredFields quote) {
        return quote.number("/time/wallClockSeconds")
                .map(seconds -> "takes " + Words.time(seconds) + bracketed(timeRange(quote)))
                .orElse("takes an unknown time");
    }

    private static String cost(StoredFields quote) {
        return quote.money("/total")
                .map(total -> "costs " + Words.money(total) + bracketed(totalRange(quote)))
                .orElse("costs an amount that is unknown, because a price is unknown");
    }

    private static String bracketed(Optional<String> range) {
        return range.map(words -> " (" + words + ")").orElse("");
    }
}
