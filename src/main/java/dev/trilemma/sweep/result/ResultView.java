package dev.trilemma.sweep.result;

import dev.trilemma.engine.cost.Money;
import dev.trilemma.estimate.FitView;
import dev.trilemma.sweep.design.Points;
import dev.trilemma.sweep.work.PointResult;
import dev.trilemma.web.WireNames;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ProblemDetail;
import tools.jackson.databind.JsonNode;

/**
 * A point of a sweep and what became of it.
 *
 * @param point what it has at the pointers of the axes; of saved plans that are priced again, {@code planId}
 * @param fit whether it fits in memory; absent of saved plans that are priced again
 * @param wallClockSeconds interruptions included
 * @param total absent where the price is unknown
 * @param loss nats per token
 * @param energyKwh of the whole site
 * @param problem why it cannot be calculated; then it has nothing else
 */
public record ResultView(
        @Schema(type = "object", additionalProperties = Schema.AdditionalPropertiesValue.TRUE)
        Map<String, JsonNode> point,

        @Nullable FitView fit,
        @Nullable Double wallClockSeconds,
        @Nullable Money total,
        @Nullable Double loss,
        @Nullable Double energyKwh,

        @Nullable @Schema(implementation = ProblemDetail.class)
        JsonNode problem) {

    static ResultView of(Result result, Points points) {
        PointResult found = result.result();
        Map<String, JsonNode> point = points.values(result.number());
        return found.problem() == null
                ? new ResultView(
                        point,
                        fit(found.headroomBytes()),
                        found.wallClockSeconds(),
                        found.total(),
                        found.loss(),
                        found.energyKwh(),
                        null)
                : new ResultView(point, null, null, null, null, null, found.problem());
    }

    /** Empty where it is not known whether it fits. */
    static Optional<String> kindOf(PointResult result) {
        return Optional.ofNullable(fit(result.headroomBytes()))
                .map(FitView::kind)
                .map(WireNames::of);
    }

    /** Null where it is not known. */
    private static @Nullable FitView fit(double headroomBytes) {
        if (Double.isNaN(headroomBytes)) {
            return null;
        }
        return headroomBytes < 0
                ? new FitView(FitView.Kind.DOES_NOT_FIT, null, -headroomBytes, null)
                : new FitView(FitView.Kind.FITS, headroomBytes, null, null);
    }
}
