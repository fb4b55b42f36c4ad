package dev.trilemma.catalog;

import java.util.List;
import org.springframework.stereotype.Component;

/** What a search varies where neither the plan nor its space says it. */
@Component
public final class SearchDefaults {

    private final Axes axes = ReferenceFiles.yaml("search-defaults.yaml", Axes.class);

    public Axes axes() {
        return axes;
    }

    /** The document {@code search-defaults.yaml}. */
    public record Axes(
            Axis<Double> parameters,
            Axis<Double> tokensPerParameter,
            Axis<Integer> acceleratorCounts,
            Axis<String> accelerators) {}

    /** The values of one axis, and why these. */
    public record Axis<T>(List<T> values, String source) {

        public Axis {
            values = List.copyOf(values);
        }
    }
}
