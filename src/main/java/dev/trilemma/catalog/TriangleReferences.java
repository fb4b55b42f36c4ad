package dev.trilemma.catalog;

import dev.trilemma.engine.triangle.Anchor;
import dev.trilemma.engine.triangle.Scale;
import dev.trilemma.engine.triangle.TriangleScales;
import java.util.List;
import org.springframework.stereotype.Component;

/** What the scores of the triangle are measured against. */
@Component
public final class TriangleReferences {

    private final List<ReferenceRow> rows = ReferenceFiles.csv("triangle-references.csv", ReferenceRow.class);
    private final TriangleScales scales = new TriangleScales(scale("speed"), scale("quality"), scale("cost"));

    public TriangleScales scales() {
        return scales;
    }

    private Scale scale(String vertex) {
        return new Scale(anchor(vertex, "worst"), anchor(vertex, "best"));
    }

    private Anchor anchor(String vertex, String end) {
        return rows.stream()
                .filter(row -> row.vertex().equals(vertex) && row.end().equals(end))
                .map(row -> new Anchor(row.value(), row.unit(), row.description(), row.source()))
                .findFirst()
                .orElseThrow(() ->
                        new IllegalStateException("catalog/triangle-references.csv has no " + vertex + "," + end));
    }

    private record ReferenceRow(
            String vertex, String end, double value, String unit, String description, String source) {}
}
