package dev.trilemma.quote.document;

import dev.trilemma.quote.document.QuoteSheet.Fact;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The plan that was quoted, with what was chosen for it. */
final class PlanInWords {

    private PlanInWords() {}

    static List<Fact> of(StoredFields quote) {
        return Stream.of(
                        fact("Model", Optional.of(modelWithParameters(quote))),
                        fact("Training", training(quote)),
                        fact("Tokens", tokens(quote)),
                        fact("Sequences", sequences(quote)),
                        fact("Cluster", cluster(quote)),
                        fact("Layout", layout(quote)),
                        fact("Price", Optional.of(price(quote))),
                        fact(
                                "Served afterwards",
                                quote.number("/plan/serving/tokens").map(PlanInWords::ofTokens)))
                .flatMap(Optional::stream)
                .toList();
    }

    static String model(StoredFields quote) {
        return quote.text("/model/id")
                .or(() -> quote.text("/plan/model"))
                .filter(id -> !id.equals("custom"))
                .orElse("a model of one's own");
    }

    static Optional<String> tokens(StoredFields quote) {
        return quote.number("/plan/training/tokens").map(PlanInWords::ofTokens).or(() -> passes(quote));
    }

    private static Optional<String> passes(StoredFields quote) {
        return quote.number("/plan/training/datasetTokens")
                .map(tokens ->
                        Words.rounded(quote.number("/plan/training/epochs").orElse(1.0)) + " × " + ofTokens(tokens));
    }

    private static String ofTokens(double tokens) {
        return Words.count(tokens) + " tokens";
    }

    private static Optional<Fact> fact(String name, Optional<String> value) {
        return value.map(words -> new Fact(name, words));
    }

    private static String modelWithParameters(StoredFields quote) {
        return model(quote)
                + parameters(quote, "parameters", "").orElse("")
                + parameters(quote, "activeParameters", " active for each token")
                        .orElse("")
                + parameters(quote, "trainableParameters", " trained").orElse("");
    }

    /** Those that are all parameters too are not repeated. */
    private static Optional<String> parameters(StoredFields quote, String field, String which) {
        Optional<BigDecimal> all = quote.decimal("/model/parameters");
        return quote.decimal("/model/" + field)
                .filter(count -> which.isEmpty() || !all.equals(Optional.of(count)))
                .map(count -> ", " + Words.count(count.doubleValue())
                        + (which.isEmpty() ? " parameters (" + Words.grouped(count) + ")" : which));
    }

    private static Optional<String> training(StoredFields quote) {
        return joined(
                quote.planned("training.method").map(Words::ofName),
                quote.planned("training.precision"),
                quote.planned("training.optimizer"),
                quote.planned("training.recomputation")
                        .map(kind -> (kind.equals("none") ? "no" : kind) + " recomputation"),
                quote.planned("training.attentionKernel").map(kernel -> kernel + " attention"),
                quote.planned("training.framework")
                        .filter(framework -> !framework.equals("other"))
                        .map(framework -> "framework: " + framework));
    }

    private static Optional<String> sequences(StoredFields quote) {
        return joined(
                quote.planned("training.sequenceLength").map(Words::withGroups).map(length -> length + " tokens long"),
                quote.planned("training.globalBatchSize").map(Words::withGroups).map(batch -> batch + " in one step"),
                quote.decimal("/time/stepCount").map(steps -> Words.grouped(steps) + " steps"));
    }

    private static Optional<String> cluster(StoredFields quote) {
        return joined(
                quote.decimal("/plan/cluster/acceleratorCount")
                        .map(Words::grouped)
                        .map(count -> count + " × "
                                + quote.text("/plan/cluster/accelerator").orElse("accelerators")),
                quote.planned("cluster.acceleratorsPerNode").map(count -> count + " to a node"),
                quote.text("/plan/cluster/interconnect"));
    }

    private static Optional<String> layout(StoredFields quote) {
        Stream<Optional<String>> degrees = Stream.of("tensor", "pipeline", "context", "expert", "data")
                .map(axis -> quote.text("/parallelism/" + axis).map(degree -> axis + " " + degree));
        Stream<Optional<String>> rest = Stream.of(
                quote.text("/parallelism/zeroStage").map(stage -> "ZeRO stage " + stage),
                quote.text("/parallelism/microBatchSize").map(size -> "micro-batch " + size));
        return joined(Stream.concat(degrees, rest));
    }

    private static String price(StoredFields quote) {
        Optional<String> own = quote.money("/plan/pricing/unitPrice")
                .map(price -> "a price of one's own, " + Words.money(price) + " for an accelerator-hour");
        return joined(
                        own,
                        quote.planned("pricing.provider"),
                        quote.planned("pricing.region"),
                        quote.planned("pricing.commitment")
                                .map(commitment -> Words.ofName(commitment).toLowerCase(Locale.ROOT)),
                        quote.planned("pricing.discount").map(discount -> "discounted to " + discount))
                .orElse(Words.UNKNOWN);
    }

    @SafeVarargs
    private static Optional<String> joined(Optional<String>... parts) {
        return joined(Stream.of(parts));
    }

    private static Optional<String> joined(Stream<Optional<String>> parts) {
        String words = parts.flatMap(Optional::stream).collect(Collectors.joining(", "));
        return words.isEmpty() ? Optional.empty() : Optional.of(words);
    }
}
