package dev.trilemma.quote.document;

import dev.trilemma.quote.document.QuoteSheet.Fact;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What was decided of a quote, by whom and from which budget. */
final class DecisionInWords {

    private static final String DECISION = "/decision/";

    private DecisionInWords() {}

    static List<Fact> of(StoredFields quote) {
        return Stream.of(
                        fact("Decision", quote.text(DECISION + "decision").map(Words::ofName)),
                        fact("By", named(quote, "decidedBy")),
                        fact("On", quote.text(DECISION + "decidedAt").map(Words::minute)),
                        fact("Budget", named(quote, "budget")),
                        fact("Note", quote.text(DECISION + "note")),
                        fact("Forced", forced(quote)))
                .flatMap(Optional::stream)
                .toList();
    }

    private static Optional<Fact> fact(String name, Optional<String> value) {
        return value.map(words -> new Fact(name, words));
    }

    /** A person or a budget, by name where there is one and by id where not. */
    private static Optional<String> named(StoredFields quote, String field) {
        return Stream.of("", "/title", "/name", "/id")
                .flatMap(part -> quote.text(DECISION + field + part).stream())
                .findFirst();
    }

    private static Optional<String> forced(StoredFields quote) {
        return quote.text(DECISION + "forced")
                .filter("true"::equals)
                .map(yes -> "approved although the budget had not enough left");
    }
}
