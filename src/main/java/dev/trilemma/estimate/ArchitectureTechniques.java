package dev.trilemma.estimate;

import dev.trilemma.catalog.ArchitectureDocument;
import dev.trilemma.catalog.CatalogModel;
import dev.trilemma.catalog.CompressionLaws;
import dev.trilemma.catalog.CompressionLaws.Pruning;
import dev.trilemma.catalog.ModelFamilies;
import dev.trilemma.engine.InvalidPlan;
import dev.trilemma.engine.plan.Method;
import dev.trilemma.engine.shape.Attention;
import dev.trilemma.engine.shape.Experts;
import dev.trilemma.engine.shape.ModelShape;
import dev.trilemma.engine.shape.SlidingWindow;
import java.util.Optional;
import java.util.function.DoubleUnaryOperator;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Techniques that train another model than the plan's: smaller, of experts, or with another attention. */
@Component
final class ArchitectureTechniques {

    private static final double HALF = 0.5;
    private static final int EXPERTS = 8;
    private static final int ACTIVE_EXPERTS = 2;
    private static final int GROUPS = 8;
    private static final int WINDOW = 4096;

    private final Pruning pruning;
    private final JsonMapper json;

    ArchitectureTechniques(CompressionLaws compression, JsonMapper json) {
        this.pruning = compression.pruning();
        this.json = json;
    }

    /** @throws InvalidPlan with the reason why it does not apply to the plan */
    Optional<TechniqueChange> change(String technique, PlanInQuestion plan) {
        return switch (technique) {
            case "knowledge-distillation" -> Optional.of(distilled(plan));
            case "structured-pruning" -> Optional.of(pruned(plan));
            case "sparse-experts" -> Optional.of(mixture(plan));
            case "grouped-query-attention" -> Optional.of(grouped(plan));
            case "sliding-window-attention" -> Optional.of(windowed(plan));
            default -> Optional.empty();
        };
    }

    private TechniqueChange distilled(PlanInQuestion plan) {
        ObjectNode patch = student(plan, HALF);
        patch.withObject("training").put("method", "distillation").put("teacher", teacher(plan));
        return TechniqueChange.of(patch)
                .with("a student of half the size learns from this model, which is trained already");
    }

    /** Minitron: as good as its size trained from scratch, for a fortieth of the tokens (Muralidharan et al. 2024). */
    private TechniqueChange pruned(PlanInQuestion plan) {
        ObjectNode patch = student(plan, pruning.parameterShare());
        ObjectNode training =
                patch.withObject("training").put("method", "distillation").put("teacher", teacher(plan));
        training.putNull("datasetTokens")
                .putNull("epochs")
                .put("tokens", pruning.tokenShare() * plan.training().tokens());
        double parameters = pruning.parameterShare() * plan.shape().parameters();
        DoubleUnaryOperator fromScratch =
                loss -> plan.law().loss(parameters, plan.training().tokens());
        return new TechniqueChange(
                patch,
                1,
                fromScratch,
                null,
                "half of this model, which is trained already, distilled with a fortieth of the tokens; its loss is taken to be that of"
                        + " training its size from scratch (Muralidharan et al. 2024)");
    }

    private ObjectNode student(PlanInQuestion plan, double share) {
        requireFromScratch(plan);
        return architecture(
                plan, ModelFamilies.sized(plan.shape(), share * plan.shape().parameters(), "/model"));
    }

    private static String teacher(PlanInQuestion plan) {
        CatalogModel model = plan.resolution().model();
        InvalidPlan.require(
                model != null,
                "/model",
                "is no model of the catalog, and a teacher is named by its slug: register it first");
        return plan.resolution().modelId();
    }

    /** Each expert half as wide and two of eight active, so that a token meets as many weights. */
    private TechniqueChange mixture(PlanInQuestion plan) {
        requireFromScratch(plan);
        ModelShape shape = plan.shape();
        InvalidPlan.require(shape.experts() == null, "/model", "is a mixture of experts already");
        int width = Math.max(1, shape.feedForward().size() / ACTIVE_EXPERTS);
        var experts = new Experts(EXPERTS, ACTIVE_EXPERTS, 0, width, 0);
        return TechniqueChange.of(architecture(plan, ArchitectureDocument.of(shape.with(experts))))
                .with(
                        "eight experts of half the width, two of them active: as much work, four times the feed-forward weights");
    }

    private TechniqueChange grouped(PlanInQuestion plan) {
        requireFromScratch(plan);
        Attention attention = plan.shape().attention();
        InvalidPlan.require(
                attention.latent() == null && attention.keyValueHeads() > GROUPS && attention.heads() % GROUPS == 0,
                "/model",
                "has " + attention.keyValueHeads() + " key-value heads for " + attention.heads()
                        + " heads, which eight groups do not make fewer");
        return TechniqueChange.of(architecture(
                        plan,
                        ArchitectureDocument.of(plan.shape()
                                .with(new Attention(
                                        attention.heads(), GROUPS, attention.headSize(), null, attention.window())))))
                .with(
                        "eight key-value heads; the law counts the parameters that are gone, and attention is as good otherwise"
                                + " (Ainslie et al. 2023). Serving keeps fewer keys and values.");
    }

    private TechniqueChange windowed(PlanInQuestion plan) {
        requireFromScratch(plan);
        Attention attention = plan.shape().attention();
        InvalidPlan.require(attention.window() == null, "/model", "has a sliding window already");
        InvalidPlan.require(
                plan.training().sequenceLength() > WINDOW,
                "/training/sequenceLength",
                "is no longer than a window of " + WINDOW + " tokens");
        var window = new SlidingWindow(WINDOW, 0);
        return TechniqueChange.of(architecture(
                        plan,
                        ArchitectureDocument.of(plan.shape()
                                .with(new Attention(
                                        attention.heads(),
                                        attention.keyValueHeads(),
                                        attention.headSize(),
                                        attention.latent(),
                                        window)))))
                .unmeasured(
                        "quality",
                        "a window of 4,096 tokens in every layer; what it costs over long distances no law of loss says");
    }

    /** What a trained model is made of cannot be changed. */
    private static void requireFromScratch(PlanInQuestion plan) {
        Method method = plan.method();
        InvalidPlan.require(
                method == Method.PRETRAINING,
                "/training/method",
                "is " + plan.methodName() + ", and another architecture must be trained from scratch");
    }

    /** At the length of the plan, which may be that of its model. */
    private ObjectNode architecture(PlanInQuestion plan, ArchitectureDocument architecture) {
        ObjectNode patch = json.createObjectNode().putNull("model").putNull("huggingFaceConfig");
        ObjectNode dimensions = json.valueToTree(architecture);
        if (plan.document().architecture() != null) {
            dropOthers(dimensions, json.valueToTree(plan.document().architecture()));
        }
        patch.set("architecture", dimensions);
        patch.putObject("training").put("sequenceLength", plan.training().sequenceLength());
        return patch;
    }

    /** A merge patch leaves what it does not name: so that dimensions replace others, it must say which are gone. */
    private static void dropOthers(ObjectNode dimensions, ObjectNode others) {
        others.forEachEntry((name, other) -> {
            JsonNode dimension = dimensions.get(name);
            if (dimension == null) {
                dimensions.putNull(name);
            } else if (dimension instanceof ObjectNode inner && other instanceof ObjectNode innerOthers) {
                dropOthers(inner, innerOthers);
            }
        });
    }
}
