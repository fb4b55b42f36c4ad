package dev.trilemma.catalog;

import dev.trilemma.engine.InvalidPlan;
import dev.trilemma.engine.hardware.Accelerator;
import dev.trilemma.engine.plan.Offload;
import dev.trilemma.engine.plan.OpenParallelism;
import dev.trilemma.engine.plan.ResolvedPlan;
import dev.trilemma.engine.plan.Training;
import dev.trilemma.engine.shape.ModelShape;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Looks up every name of a plan, and completes what it leaves out. The one place where names become values. */
@Component
public final class PlanResolver {

    private final Models models;
    private final Accelerators accelerators;
    private final Interconnects interconnects;

    PlanResolver(Models models, Accelerators accelerators, Interconnects interconnects) {
        this.models = models;
        this.accelerators = accelerators;
        this.interconnects = interconnects;
    }

    /** Knows the published models alone, without a database. */
    public static PlanResolver ofFiles() {
        return new PlanResolver(Models.ofFiles(), new Accelerators(), new Interconnects());
    }

    /**
     * @throws dev.trilemma.engine.InvalidPlan where a name is unknown, or fields contradict each other
     */
    public Resolution resolve(PlanDocument document) {
        var assumptions = new Assumptions();
        NamedShape model = named(document, assumptions);
        Accelerator accelerator = accelerators.accelerator(document.cluster().accelerator());
        Training training = new TrainingResolver(
                        document.training(), model.shape(), accelerator, teacher(document), assumptions)
                .resolve();
        var cluster = new ClusterResolver(document.cluster(), accelerator, interconnects, assumptions).resolve();
        var plan = new ResolvedPlan(
                model.shape(),
                training,
                cluster,
                openParallelism(document.parallelism()),
                document.training().recomputation(),
                offload(document.parallelism()));
        return new Resolution(plan, model.id(), model.model(), assumptions.made(), warnings(plan, model));
    }

    /**
     * A model that is given in exactly one of three ways.
     *
     * @throws InvalidPlan where it is given in none, or in more than one
     */
    public ResolvedModel model(
            @Nullable String model,
            @Nullable ArchitectureDocument architecture,
            @Nullable Map<String, Object> huggingFaceConfig) {
        var assumptions = new Assumptions();
        NamedShape found = new ModelResolver(models, assumptions).resolve(model, architecture, huggingFaceConfig);
        return new ResolvedModel(found.shape(), assumptions.made(), found.warnings());
    }

    private NamedShape named(PlanDocument document, Assumptions assumptions) {
        return new ModelResolver(models, assumptions)
                .resolve(document.model(), document.architecture(), document.huggingFaceConfig());
    }

    private @Nullable ModelShape teacher(PlanDocument document) {
        String teacher = document.training().teacher();
        return teacher == null
                ? null
                : models.find(teacher)
                        .map(found -> found.dimensions().shape("/training/teacher"))
                        .orElseThrow(() ->
                                new InvalidPlan("/training/teacher", NearestNames.unknown(teacher, models.names())));
    }

    private static OpenParallelism openParallelism(@Nullable ParallelismDocument document) {
        return document == null
                ? OpenParallelism.ANY
                : new OpenParallelism(
                        document.tensor(),
                        document.pipeline(),
                        document.virtualPipeline(),
                        document.context(),
                        document.expert(),
                        document.data(),
                        document.zeroStage(),
                        document.sequenceParallel(),
                        document.microBatchSize());
    }

    private static Offload offload(@Nullable ParallelismDocument document) {
        ParallelismDocument.OffloadDocument offload = document == null ? null : document.offload();
        return offload == null
                ? Offload.NOTHING
                : new Offload(
                        Boolean.TRUE.equals(offload.weights()),
                        Boolean.TRUE.equals(offload.activations()),
                        Boolean.TRUE.equals(offload.optimizer()));
    }

    private static List<Warning> warnings(ResolvedPlan plan, NamedShape model) {
        List<Warning> warnings = new ArrayList<>(model.warnings());
        int positions = plan.shape().embeddings().maxPositions();
        int sequence = plan.training().sequenceLength();
        if (positions > 0 && sequence > positions) {
            warnings.add(new Warning(
                    "beyondLearnedPositions",
                    "The model has learned " + positions + " positions; a sequence of " + sequence
                            + " needs more of them, which must be trained first."));
        }
        if (model.model() != null && model.model().status() == ModelStatus.UNOFFICIAL) {
            warnings.add(new Warning(
                    "unofficialModel",
                    "The maker of " + model.id() + " has not published its dimensions; these are reported ones."));
        }
        return warnings;
    }
}
