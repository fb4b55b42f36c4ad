package dev.trilemma.calibration;

import dev.trilemma.engine.uncertainty.Range;
import dev.trilemma.estimate.EstimateView;
import java.util.List;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;

/**
 * What the service says of a measured step.
 *
 * @param modelFlopsPerAccelerator of one step
 */
public record StepResult(Prediction prediction, double modelFlopsPerAccelerator) {

    public static List<StepResult> all(Function<JsonNode, EstimateView> service) {
        return MeasuredStep.all().stream()
                .map(step -> of(step, service.apply(step.plan())))
                .toList();
    }

    private static StepResult of(MeasuredStep measured, EstimateView estimate) {
        Range range = estimate.uncertainty().stepSeconds();
        double flops = estimate.work().modelFlops() / estimate.time().stepCount();
        return new StepResult(
                new Prediction(measured, estimate.time().stepSeconds(), range.p10(), range.p90()),
                flops / measured.plan().at("/cluster/acceleratorCount").asInt());
    }
}
