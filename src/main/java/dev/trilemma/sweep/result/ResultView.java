package dev.trilemma.sweep.result;

import dev.trilemma.engine.cost.Money;
import dev.trilemma.estimate.FitView;
import dev.trilemma.sweep.design.SweptPlan;
import dev.trilemma.sweep.work.PointResult;
import dev.trilemma.web.WireNames;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ProblemDetail;
import tools.jackson.databind.JsonNode;

/**
 * A point of a sweep and what became of it.
 *
 * @param point what it has at the pointers of the axes
 * @param fit whether it fits in memory
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

    static ResultView of(Result result, SweptPlan swept) {
        PointResult found = result.result();
        Map<String, JsonNode> point = swept.values(result.number());
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

    static String kindOf(PointResult result) {
        return WireNames.of(fit(result.headroomBytes()).kind());
    }

    private static FitView fit(double headroomBytes) {
        return headroomBytes < 0
                ? new FitView(FitView.Kind.DOES_NOT_FIT, null, -headroomBytes, null)
                : new FitView(FitView.Kind.FITS, headroomBytes, null, null);
    }
}
