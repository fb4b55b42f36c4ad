package dev.trilemma.estimate;

import dev.trilemma.engine.estimate.Estimate;
import dev.trilemma.engine.memory.Fit;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Whether the run fits in memory.
 *
 * @param kind {@code fits} or {@code doesNotFit}
 * @param headroomBytes memory left, where it fits
 * @param shortfallBytes memory missing, where it does not
 * @param remedies changes to the plan, each evaluated again: those that fit first, the fastest before
 */
public record FitView(
        Kind kind,
        @Nullable Double headroomBytes,
        @Nullable Double shortfallBytes,
        @Nullable List<RemedyView> remedies) {

    /** Whether it fits. */
    public enum Kind {
        FITS,
        DOES_NOT_FIT
    }

    static FitView of(Estimate estimate) {
        Fit fit = estimate.choice().memory().fit();
        if (fit instanceof Fit.Fits fits) {
            return new FitView(Kind.FITS, fits.headroomBytes(), null, null);
        }
        Fit.DoesNotFit doesNotFit = (Fit.DoesNotFit) fit;
        return new FitView(
                Kind.DOES_NOT_FIT,
                null,
                doesNotFit.shortfallBytes(),
                estimate.remedies().stream().map(RemedyView::of).toList());
    }
}
