package dev.trilemma.quote.document;

import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What the page of a quote shows, in words.
 *
 * @param obstacle why the plan cannot run as it is; null where it can
 * @param total of the lines, or that it is unknown
 * @param totalRange within which the total stays in eight of ten cases; null where it is unknown
 * @param time of the run, restarts included
 * @param timeRange as that of the total
 * @param decision what was decided; empty where nothing was, and the page has a place to sign
 */
record QuoteSheet(
        String title,
        String id,
        String status,
        String issued,
        String validUntil,
        String answer,
        @Nullable String obstacle,
        List<CostRow> lines,
        String total,
        @Nullable String totalRange,
        String time,
        @Nullable String timeRange,
        List<Measure> measures,
        List<Fact> plan,
        List<String> warnings,
        List<Fact> decision,
        List<Assumed> assumptions,
        List<Fact> provenance) {

    static QuoteSheet of(StoredFields quote) {
        return new QuoteSheet(
                quote.text("/title").orElseGet(() -> "Training " + PlanInWords.model(quote)),
                Words.orUnknown(quote.text("/id")),
                quote.text("/status").map(Words::ofName).orElse(Words.UNKNOWN),
                minute(quote, "/createdAt"),
                minute(quote, "/expiresAt"),
                AnswerInWords.of(quote),
                AnswerInWords.obstacle(quote).orElse(null),
                quote.items("/lines").stream().map(CostRow::of).toList(),
                Words.orUnknown(quote.money("/total").map(Words::money)),
                AnswerInWords.totalRange(quote).orElse(null),
                Words.orUnknown(quote.number("/time/wallClockSeconds").map(Words::time)),
                AnswerInWords.timeRange(quote).orElse(null),
                Measure.all(quote),
                PlanInWords.of(quote),
                warnings(quote),
                DecisionInWords.of(quote),
                Assumed.all(quote),
                ProvenanceInWords.of(quote));
    }

    private static String minute(StoredFields quote, String pointer) {
        return Words.orUnknown(quote.text(pointer).map(Words::minute));
    }

    private static List<String> warnings(StoredFields quote) {
        Stream<String> warnings = quote.items("/warnings").stream()
                .flatMap(warning -> warning.text("/detail").or(() -> warning.text("/code")).stream());
        Stream<String> notes = quote.items("/quality/notes").stream()
                .flatMap(note -> note.text("").stream())
                .map(note -> "Loss: " + note);
        return Stream.concat(warnings, notes).toList();
    }

    /** A name and what stands beside it. */
    record Fact(String name, String value) {}

    /**
     * A line of the bill.
     *
     * @param unitPrice unknown where the price is, as is the total; never zero for it
     */
    record CostRow(String name, String quantity, String unit, String unitPrice, String total, String source) {

        static CostRow of(StoredFields line) {
            return new CostRow(
                    line.text("/name").map(Words::ofName).orElse("Line"),
                    Words.orUnknown(line.decimal("/quantity").map(Words::quantity)),
                    line.text("/unit").orElse(""),
                    Words.orUnknown(line.money("/unitPrice").map(Words::money)),
                    Words.orUnknown(line.money("/total").map(Words::money)),
                    line.text("/source").orElse(""));
        }
    }

    /**
     * What was assumed because the plan left it open.
     *
     * @param source "as above" where it is that of the row before
     */
    record Assumed(String name, String value, String source) {

        static List<Assumed> all(StoredFields quote) {
            List<StoredFields> assumptions = quote.items("/assumptions");
            return Stream.iterate(0, index -> index < assumptions.size(), index -> index + 1)
                    .map(index -> of(assumptions.get(index), index == 0 ? null : assumptions.get(index - 1)))
                    .toList();
        }

        private static Assumed of(StoredFields assumption, @Nullable StoredFields before) {
            String source = assumption.text("/source").orElse("");
            boolean repeated = before != null
                    && before.text("/source").filter(source::equals).isPresent();
            return new Assumed(
                    assumption.text("/name").orElse(""),
                    assumption.text("/value").map(Words::withoutExponent).orElse(""),
                    repeated ? "as above" : source);
        }
    }
}
