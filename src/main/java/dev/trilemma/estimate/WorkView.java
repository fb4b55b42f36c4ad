package dev.trilemma.estimate;

import dev.trilemma.engine.estimate.Estimate;
import dev.trilemma.engine.work.Operation;
import dev.trilemma.engine.work.TokenWork;
import java.util.List;

/**
 * Arithmetic of the run. A multiply-add is two FLOPs.
 *
 * @param flopsPerToken model FLOPs of one token, forward and backward, recomputation left out
 * @param attentionFlopsPerToken the part that scores tokens against each other, quadratic in the sequence
 * @param attentionShare that part over the whole
 * @param modelFlops model FLOPs of the run
 * @param hardwareFlops FLOPs that the hardware executes, recomputation included
 * @param operations the same for one token, by operation over all layers
 */
public record WorkView(
        double flopsPerToken,
        double attentionFlopsPerToken,
        double attentionShare,
        double modelFlops,
        double hardwareFlops,
        List<Operation> operations) {

    static WorkView of(Estimate estimate) {
        TokenWork work = estimate.work();
        return new WorkView(
                work.flopsPerToken(),
                work.attentionFlopsPerToken(),
                work.attentionShare(),
                estimate.modelFlops(),
                estimate.hardwareFlops(),
                work.operations());
    }
}
