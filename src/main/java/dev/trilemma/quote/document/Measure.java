package dev.trilemma.quote.document;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.DoubleFunction;
import java.util.stream.Stream;

/**
 * What a run takes or reaches.
 *
 * @param range within which it stays in eight of ten cases; empty where no range was given
 */
record Measure(String name, String value, String range) {

    private static final DoubleFunction<String> NATS = loss -> String.format(Locale.ROOT, "%.3f nats per token", loss);

    static List<Measure> all(StoredFields quote) {
        return Stream.of(
                        ranged(
                                quote,
                                "Wall clock",
                                "/time/wallClockSeconds",
                                "/uncertainty/wallClockSeconds",
                                Words::time),
                        plain(quote, "of which training", "/time/trainingSeconds", Words::time),
                        plain(quote, "Share of the time that trains (goodput)", "/time/goodput", Words::percent),
                        ranged(quote, "One step", "/time/stepSeconds", "/uncertainty/stepSeconds", Words::time),
                        plain(quote, "Electricity of the site", "/energy/facilityKwh", Words::energy),
                        plain(quote, "Carbon of the electricity", "/energy/operationalKgCo2e", Words::carbon),
                        plain(quote, "Carbon of making the hardware", "/energy/embodiedKgCo2e", Words::carbon),
                        ranged(quote, "Loss of the model", "/quality/loss", "/uncertainty/loss", NATS))
                .flatMap(Optional::stream)
                .toList();
    }

    private static Optional<Measure> plain(
            StoredFields quote, String name, String pointer, DoubleFunction<String> words) {
        return quote.number(pointer).map(value -> new Measure(name, words.apply(value), ""));
    }

    private static Optional<Measure> ranged(
            StoredFields quote, String name, String pointer, String range, DoubleFunction<String> words) {
        String likely = range(quote, range, words).orElse("");
        return quote.number(pointer).map(value -> new Measure(name, words.apply(value), likely));
    }

    static Optional<String> range(StoredFields quote, String pointer, DoubleFunction<String> words) {
        return quote.number(pointer + "/p10")
                .flatMap(low ->
                        quote.number(pointer + "/p90").map(high -> Words.range(words.apply(low), words.apply(high))));
    }
}
