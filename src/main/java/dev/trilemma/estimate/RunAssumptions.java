package dev.trilemma.estimate;

import dev.trilemma.catalog.Assumption;
import dev.trilemma.catalog.ReliabilityDefaults;
import dev.trilemma.engine.estimate.Estimate;
import dev.trilemma.engine.plan.Offload;
import dev.trilemma.engine.plan.Parallelism;
import dev.trilemma.engine.plan.ResolvedPlan;
import dev.trilemma.engine.time.Calibration;
import dev.trilemma.engine.time.StepConstants;
import dev.trilemma.engine.work.WorkCalculator;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;

/** What is assumed of runs of one kind only: those that pad, mask, spread experts, offload, run on spot nodes or in fp16. */
@Component
final class RunAssumptions {

    private static final String PADDING_SOURCE =
            "share of the positions that is computed; the rest is padding (fit of published BERT runs, docs/accuracy.md)";
    private static final String PREDICTED_SOURCE =
            "share of the tokens that the output head predicts: all of a decoder, 15 % of an encoder (Devlin et al. 2019,"
                    + " section 3.1), 114 of 512 of an encoder-decoder (Raffel et al. 2020, section 3.1.4)";
    private static final String EXPERT_TENSOR_SOURCE =
            "tensor ranks that an expert is split over: all, unless experts are spread over them (Megatron-LM's default)";
    private static final String HOST_LINK_SOURCE =
            "between an accelerator and its host, each direction: PCIe 4.0 x16 (catalog/step-time-constants.csv)";
    private static final String HOST_STEP_SOURCE =
            "at which a host steps the optimizer for one accelerator (catalog/step-time-constants.csv)";

    private final ReliabilityDefaults reliability;
    private final StepConstants constants;

    RunAssumptions(ReliabilityDefaults reliability, Calibration calibration) {
        this.reliability = reliability;
        this.constants = calibration.constants();
    }

    List<Assumption> of(Estimate estimate, boolean spot) {
        ResolvedPlan plan = estimate.plan();
        List<Assumption> assumptions = new ArrayList<>();
        double filled = estimate.choice().time().filledShare();
        if (filled < 1) {
            assumptions.add(Assumption.of("training.filledShare", filled, PADDING_SOURCE));
        }
        double predicted =
                WorkCalculator.predictedShare(plan.shape(), plan.training().method());
        if (predicted < 1) {
            assumptions.add(Assumption.of("training.predictedShare", predicted, PREDICTED_SOURCE));
        }
        Parallelism parallelism = estimate.choice().strategy().parallelism();
        if (plan.shape().experts() != null && parallelism.tensor() > 1) {
            assumptions.add(
                    Assumption.of("parallelism.expertTensor", parallelism.expertTensor(), EXPERT_TENSOR_SOURCE));
        }
        assumptions.addAll(offload(plan.offload()));
        assumptions.addAll(failures(plan, spot));
        return assumptions;
    }

    private List<Assumption> offload(Offload offload) {
        List<Assumption> assumptions = new ArrayList<>();
        if (offload.equals(Offload.NOTHING)) {
            assumptions.add(new Assumption(
                    "parallelism.offload", "nothing", "a plan that names none keeps everything on the accelerators"));
        } else {
            assumptions.add(Assumption.of(
                    "offload.hostLinkBytesPerSecond", constants.hostLinkBytesPerSecond(), HOST_LINK_SOURCE));
        }
        if (offload.optimizer()) {
            assumptions.add(Assumption.of(
                    "offload.hostStepBytesPerSecond", constants.hostStepBytesPerSecond(), HOST_STEP_SOURCE));
        }
        return assumptions;
    }

    private List<Assumption> failures(ResolvedPlan plan, boolean spot) {
        List<Assumption> assumptions = new ArrayList<>();
        if (spot) {
            assumptions.add(Assumption.of(
                    "goodput.spotInterruptionsPerNodeHour",
                    reliability.figures().spotInterruptionsPerNodeHour()));
        }
        double factor = reliability
                .reliability()
                .failureFactor(plan.training().precision(), plan.shape().parameters());
        if (factor != 1) {
            assumptions.add(Assumption.of(
                    "goodput.halfPrecisionFactor", reliability.figures().halfPrecisionFactor()));
        }
        return assumptions;
    }
}
