package dev.trilemma.estimate;

import dev.trilemma.catalog.TechniqueChanges;
import dev.trilemma.catalog.TechniqueChanges.Need;
import dev.trilemma.engine.InvalidPlan;
import dev.trilemma.engine.plan.AttentionKernel;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Says what each technique changes of a plan. */
@Component
final class TechniqueReader {

    private static final int HALVING = 2;
    private static final int EPOCHS = 4;

    private final TechniqueChanges changes;
    private final ArchitectureTechniques architectureTechniques;
    private final CompressionTechniques compressionTechniques;
    private final JsonMapper json;

    TechniqueReader(
            TechniqueChanges changes,
            ArchitectureTechniques architectureTechniques,
            CompressionTechniques compressionTechniques,
            JsonMapper json) {
        this.changes = changes;
        this.architectureTechniques = architectureTechniques;
        this.compressionTechniques = compressionTechniques;
        this.json = json;
    }

    /**
     * The change of a technique; empty where no stage of the engine knows it.
     *
     * @throws InvalidPlan with the reason why it does not apply to the plan
     */
    Optional<TechniqueChange> change(String technique, PlanInQuestion plan) {
        return changes.find(technique)
                .map(fixed -> {
                    require(fixed.needs(), plan);
                    return fixedChange(fixed);
                })
                .or(() -> ofAmounts(technique, plan))
                .or(() -> architectureTechniques.change(technique, plan))
                .or(() -> compressionTechniques.change(technique, plan));
    }

    private static TechniqueChange fixedChange(TechniqueChanges.TechniqueChange fixed) {
        TechniqueChange change = TechniqueChange.of((ObjectNode) fixed.patch());
        if (fixed.committed() != null) {
            return change.unmeasured("cost", fixed.committed());
        }
        return fixed.unmeasured() == null ? change : change.unmeasured("quality", fixed.unmeasured());
    }

    private static void require(@Nullable Need need, PlanInQuestion plan) {
        if (need != null) {
            switch (need) {
                case TRAINED ->
                    InvalidPlan.require(
                            plan.method().startsTrained(),
                            "/training/method",
                            "is " + plan.methodName() + ", and the technique needs a model that is trained already");
                case FLASH ->
                    InvalidPlan.require(
                            plan.usualKernel() == AttentionKernel.FLASH,
                            "/cluster/accelerator",
                            "has no flash attention kernel: " + plan.accelerator());
                case REPLICAS ->
                    InvalidPlan.require(
                            plan.parallelism().replicas() > 1,
                            "/parallelism/data",
                            "is 1: there are no replicas to shard over");
            }
        }
    }

    private Optional<TechniqueChange> ofAmounts(String technique, PlanInQuestion plan) {
        return switch (technique) {
            case "fewer-tokens" -> Optional.of(fewerTokens(plan));
            case "repeated-data" -> Optional.of(repeatedData(plan));
            case "strong-scaling" -> Optional.of(moreAccelerators(plan, false));
            case "larger-batch" -> Optional.of(moreAccelerators(plan, true));
            default -> Optional.empty();
        };
    }

    private TechniqueChange fewerTokens(PlanInQuestion plan) {
        TechniqueChange change = halfTheTokens(plan);
        return plan.method().startsTrained()
                ? change.unmeasured(
                        "quality",
                        change.note()
                                + "; the law hardly sees what little a trained model learns, which is why it is trained on")
                : change;
    }

    private TechniqueChange halfTheTokens(PlanInQuestion plan) {
        ObjectNode training = json.createObjectNode();
        Double dataset = plan.document().training().datasetTokens();
        if (dataset != null && plan.training().epochs() > 1) {
            training.put("epochs", Math.max(1, plan.training().epochs() / HALVING));
            return changeOf("training", training).with("half the epochs");
        }
        training.put(
                dataset == null ? "tokens" : "datasetTokens", plan.training().tokens() / HALVING);
        return changeOf("training", training).with("half the tokens");
    }

    private TechniqueChange repeatedData(PlanInQuestion plan) {
        ObjectNode training = json.createObjectNode();
        training.putNull("tokens");
        training.put("datasetTokens", plan.training().tokens() / EPOCHS).put("epochs", EPOCHS);
        return changeOf("training", training).with("a quarter of the data four times over");
    }

    private TechniqueChange moreAccelerators(PlanInQuestion plan, boolean largerBatch) {
        ObjectNode patch = json.createObjectNode();
        patch.putObject("cluster").put("acceleratorCount", HALVING * plan.acceleratorCount());
        if (plan.document().parallelism() != null) {
            patch.putObject("parallelism").putNull("data");
        }
        int batch = plan.training().globalBatchSize();
        patch.putObject("training").put("globalBatchSize", largerBatch ? HALVING * batch : batch);
        return TechniqueChange.of(patch)
                .with(
                        largerBatch
                                ? "twice the batch on twice the accelerators"
                                : "the same batch on twice the accelerators");
    }

    private TechniqueChange changeOf(String field, ObjectNode value) {
        ObjectNode patch = json.createObjectNode();
        patch.set(field, value);
        return TechniqueChange.of(patch);
    }
}
