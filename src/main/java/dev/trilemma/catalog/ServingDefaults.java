package dev.trilemma.catalog;

import dev.trilemma.engine.cost.Serving;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Completes what a plan says of serving its model. */
@Component
public final class ServingDefaults {

    private final Figures figures = ReferenceFiles.yaml("serving.yaml", Figures.class);

    /** Null where a plan serves nothing. */
    public @Nullable Serving serving(@Nullable ServingDocument document) {
        return document == null
                ? null
                : new Serving(
                        document.tokens(),
                        document.weightBits() == null ? figures.weightBits() : document.weightBits(),
                        figures.sequencesTogether(),
                        figures.computeShare(),
                        figures.bandwidthShare());
    }

    /** What is assumed of serving; nothing where there is none. */
    public List<Assumption> assumptions(@Nullable ServingDocument document) {
        List<Assumption> assumptions = new ArrayList<>();
        if (document != null) {
            if (document.weightBits() == null) {
                assumptions.add(Assumption.of("serving.weightBits", figures.weightBits(), figures.source()));
            }
            assumptions.add(Assumption.of("serving.sequencesTogether", figures.sequencesTogether(), figures.source()));
            assumptions.add(Assumption.of("serving.computeShare", figures.computeShare(), figures.source()));
            assumptions.add(Assumption.of("serving.bandwidthShare", figures.bandwidthShare(), figures.source()));
        }
        return assumptions;
    }

    private record Figures(
            int weightBits, int sequencesTogether, double computeShare, double bandwidthShare, String source) {}
}
