package dev.trilemma.engine.time;

import java.util.ArrayList;
import java.util.List;

/**
 * Seconds of one optimizer step, by what takes them, in the order a step meets them.
 *
 * @param stragglerShare waiting for the slowest accelerator, of everything else
 * @param filledShare share of the plan's positions that are computed; the others are padding
 */
public record StepTime(
        double linearSeconds,
        double attentionSeconds,
        double elementWiseSeconds,
        double recomputationSeconds,
        double gradientAccumulationSeconds,
        double tensorCommunicationSeconds,
        double contextCommunicationSeconds,
        double expertCommunicationSeconds,
        double weightGatheringSeconds,
        double launchOverheadSeconds,
        double outputHeadSeconds,
        double unevenStagesSeconds,
        double pipelineTransfersSeconds,
        double pipelineBubbleSeconds,
        double teacherSeconds,
        double gradientReductionSeconds,
        double optimizerSeconds,
        double offloadSeconds,
        double stepOverheadSeconds,
        double stragglerShare,
        double filledShare) {

    /** Below this a term is rounding, not time. */
    private static final double NEGLIGIBLE_SECONDS = 1e-12;

    /** A step that takes so many times as long, each of its terms included. */
    public StepTime times(double factor) {
        return new StepTime(
                linearSeconds * factor,
                attentionSeconds * factor,
                elementWiseSeconds * factor,
                recomputationSeconds * factor,
                gradientAccumulationSeconds * factor,
                tensorCommunicationSeconds * factor,
                contextCommunicationSeconds * factor,
                expertCommunicationSeconds * factor,
                weightGatheringSeconds * factor,
                launchOverheadSeconds * factor,
                outputHeadSeconds * factor,
                unevenStagesSeconds * factor,
                pipelineTransfersSeconds * factor,
                pipelineBubbleSeconds * factor,
                teacherSeconds * factor,
                gradientReductionSeconds * factor,
                optimizerSeconds * factor,
                offloadSeconds * factor,
                stepOverheadSeconds * factor,
                stragglerShare,
                filledShare);
    }

    /** The sum of the terms. */
    public double stepSeconds() {
        return busySeconds() * (1 + stragglerShare);
    }

    /** The terms by name; those that a step does not have are left out. */
    public List<TimeTerm> terms() {
        List<TimeTerm> terms = new ArrayList<>();
        add(terms, "linear", linearSeconds);
        add(terms, "attention", attentionSeconds);
        add(terms, "elementWise", elementWiseSeconds);
        add(terms, "recomputation", recomputationSeconds);
        add(terms, "gradientAccumulation", gradientAccumulationSeconds);
        add(terms, "tensorCommunication", tensorCommunicationSeconds);
        add(terms, "contextCommunication", contextCommunicationSeconds);
        add(terms, "expertCommunication", expertCommunicationSeconds);
        add(terms, "weightGathering", weightGatheringSeconds);
        add(terms, "launchOverhead", launchOverheadSeconds);
        add(terms, "outputHead", outputHeadSeconds);
        add(terms, "unevenStages", unevenStagesSeconds);
        add(terms, "pipelineTransfers", pipelineTransfersSeconds);
        add(terms, "pipelineBubble", pipelineBubbleSeconds);
        add(terms, "teacher", teacherSeconds);
        add(terms, "gradientReduction", gradientReductionSeconds);
        add(terms, "optimizer", optimizerSeconds);
        add(terms, "offload", offloadSeconds);
        add(terms, "stepOverhead", stepOverheadSeconds);
        add(terms, "stragglers", stragglerShare * busySeconds());
        return terms;
    }

    private double busySeconds() {
        return linearSeconds
                + attentionSeconds
                + elementWiseSeconds
                + recomputationSeconds
                + gradientAccumulationSeconds
                + tensorCommunicationSeconds
                + contextCommunicationSeconds
                + expertCommunicationSeconds
                + weightGatheringSeconds
                + launchOverheadSeconds
                + outputHeadSeconds
                + unevenStagesSeconds
                + pipelineTransfersSeconds
                + pipelineBubbleSeconds
                + teacherSeconds
                + gradientReductionSeconds
                + optimizerSeconds
                + offloadSeconds
                + stepOverheadSeconds;
    }

    private static void add(List<TimeTerm> terms, String name, double seconds) {
        if (seconds > NEGLIGIBLE_SECONDS) {
            terms.add(new TimeTerm(name, seconds));
        }
    }
}
