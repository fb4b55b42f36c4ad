package dev.trilemma.search;

import dev.trilemma.catalog.ParallelismDocument;
import dev.trilemma.catalog.ParallelismDocument.OffloadDocument;
import dev.trilemma.catalog.PlanDocument;
import dev.trilemma.engine.hardware.Precision;
import dev.trilemma.engine.plan.AttentionKernel;
import dev.trilemma.engine.plan.Offload;
import dev.trilemma.engine.plan.OpenExecution;
import dev.trilemma.engine.plan.Parallelism;
import dev.trilemma.engine.plan.Recomputation;
import dev.trilemma.engine.plan.ResolvedPlan;
import dev.trilemma.engine.plan.Training;
import dev.trilemma.engine.strategy.Candidate;
import dev.trilemma.web.Documents;
import java.util.Comparator;
import java.util.List;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Between plan documents and strategies: what a document leaves to a search, and the document that says what was found. */
@Component
final class StrategyPlans {

    private final Documents documents;
    private final JsonMapper json;

    StrategyPlans(Documents documents, JsonMapper json) {
        this.documents = documents;
        this.json = json;
    }

    /** Hardware older than flash attention does without it. */
    OpenExecution open(PlanDocument document, ResolvedPlan plan) {
        Training training = plan.training();
        boolean kernelOpen =
                document.training().attentionKernel() == null && training.attentionKernel() == AttentionKernel.FLASH;
        ParallelismDocument parallelism = document.parallelism();
        boolean offloadOpen = parallelism == null || parallelism.offload() == null;
        return new OpenExecution(
                document.training().precision() == null ? precisions(plan) : List.of(training.precision()),
                kernelOpen
                        ? List.of(AttentionKernel.FLASH, AttentionKernel.STANDARD)
                        : List.of(training.attentionKernel()),
                offloadOpen ? Offload.every() : List.of(plan.offload()));
    }

    /** All that the accelerator has, the one that the plan would get first. */
    private static List<Precision> precisions(ResolvedPlan plan) {
        Precision usual = plan.training().precision();
        return plan.cluster().accelerator().peakFlopsPerSecond().keySet().stream()
                .sorted(Comparator.comparing((Precision precision) -> precision != usual)
                        .thenComparing(Comparator.reverseOrder()))
                .toList();
    }

    /** The document with everything chosen. */
    PlanDocument of(PlanDocument document, Candidate chosen) {
        return documents.patched(document, json.valueToTree(Chosen.of(chosen)), PlanDocument.class);
    }

    private record Chosen(ChosenTraining training, ParallelismDocument parallelism) {

        static Chosen of(Candidate chosen) {
            Training training = chosen.plan().training();
            Offload offload = chosen.plan().offload();
            return new Chosen(
                    new ChosenTraining(
                            training.precision(),
                            training.attentionKernel(),
                            chosen.strategy().recomputation()),
                    parallelism(
                            chosen,
                            new OffloadDocument(offload.weights(), offload.activations(), offload.optimizer())));
        }

        /** A layout that leaves accelerators idle cannot give all its sizes: the replicas are what the others leave. */
        private static ParallelismDocument parallelism(Candidate chosen, OffloadDocument offload) {
            Parallelism layout = chosen.strategy().parallelism();
            boolean idle = layout.acceleratorCount() < chosen.plan().cluster().acceleratorCount();
            return new ParallelismDocument(
                    layout.tensor(),
                    layout.pipeline(),
                    layout.virtualPipeline(),
                    layout.context(),
                    layout.expert(),
                    idle ? null : layout.data(),
                    layout.zeroStage(),
                    layout.sequenceParallel(),
                    layout.microBatchSize(),
                    offload);
        }
    }

    private record ChosenTraining(Precision precision, AttentionKernel attentionKernel, Recomputation recomputation) {}
}
