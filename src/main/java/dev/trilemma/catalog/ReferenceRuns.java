package dev.trilemma.catalog;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Well-known runs as plans. */
@Component
public final class ReferenceRuns {

    private final List<ReferenceRun> runs = List.of(ReferenceFiles.yaml("reference-runs.yaml", ReferenceRun[].class));

    public List<ReferenceRun> all() {
        return runs;
    }

    /**
     * A run that people argue about.
     *
     * @param publishedSeconds its wall clock; null where nobody published it
     * @param source where it was published, and what is assumed beside
     */
    public record ReferenceRun(
            String id, String title, @Nullable Double publishedSeconds, String source, PlanDocument plan) {}
}
