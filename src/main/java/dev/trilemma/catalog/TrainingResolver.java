package dev.trilemma.catalog;

import static dev.trilemma.engine.InvalidPlan.require;

import dev.trilemma.engine.InvalidPlan;
import dev.trilemma.engine.hardware.Accelerator;
import dev.trilemma.engine.hardware.Precision;
import dev.trilemma.engine.plan.Adapters;
import dev.trilemma.engine.plan.AttentionKernel;
import dev.trilemma.engine.plan.Framework;
import dev.trilemma.engine.plan.LoraTarget;
import dev.trilemma.engine.plan.Method;
import dev.trilemma.engine.plan.Optimizer;
import dev.trilemma.engine.plan.Training;
import dev.trilemma.engine.shape.ModelShape;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Completes what a plan says of its training; every default becomes an assumption. */
final class TrainingResolver {

    private static final String COMMON = "common practice";
    private static final int DEFAULT_SEQUENCE = 2048;
    private static final int DEFAULT_RANK = 16;
    private static final int DEFAULT_ADAPTER = 64;
    private static final List<Precision> PREFERRED = List.of(Precision.BF16, Precision.FP16, Precision.FP32);

    private final TrainingDocument document;
    private final ModelShape shape;
    private final Accelerator accelerator;
    private final @Nullable ModelShape teacher;
    private final Assumptions assumptions;

    TrainingResolver(
            TrainingDocument document,
            ModelShape shape,
            Accelerator accelerator,
            @Nullable ModelShape teacher,
            Assumptions assumptions) {
        this.document = document;
        this.shape = shape;
        this.accelerator = accelerator;
        this.teacher = teacher;
        this.assumptions = assumptions;
    }

    Training resolve() {
        Method method = assumptions.given(
                "training.method",
                document.method(),
                Method.PRETRAINING,
                "a plan without a method trains from scratch");
        settingsFitTheMethod(method);
        double unique = uniqueTokens();
        double tokens = document.tokens() != null ? document.tokens() : unique * epochs();
        int sequenceLength = sequenceLength();
        return new Training(
                method,
                tokens,
                Math.min(unique, tokens),
                sequenceLength,
                globalBatchSize(tokens, sequenceLength),
                precision(),
                assumptions.given("training.optimizer", document.optimizer(), Optimizer.ADAMW, COMMON),
                assumptions.given(
                        "training.attentionKernel",
                        document.attentionKernel(),
                        AttentionKernel.FLASH,
                        "the default of current stacks"),
                assumptions.given("training.framework", document.framework(), Framework.MEGATRON, COMMON),
                adapters(method),
                teacher);
    }

    /** A setting that the method ignores would be a silent mistake. */
    private void settingsFitTheMethod(Method method) {
        boolean lowRank = method == Method.LORA || method == Method.QLORA;
        require(document.loraRank() == null || lowRank, "/training/loraRank", "is for the methods lora and qlora only");
        require(
                document.loraTargets() == null || lowRank,
                "/training/loraTargets",
                "is for the methods lora and qlora only");
        require(
                document.adapterSize() == null || method == Method.ADAPTER,
                "/training/adapterSize",
                "is for the method adapter only");
        require(
                document.teacher() == null || method == Method.DISTILLATION,
                "/training/teacher",
                "is for the method distillation only");
        require(
                document.teacher() != null || method != Method.DISTILLATION,
                "/training/teacher",
                "is required for the method distillation");
    }

    private double uniqueTokens() {
        Double tokens = document.tokens();
        Double dataset = document.datasetTokens();
        require(
                tokens == null || dataset == null,
                "/training/datasetTokens",
                "cannot be given beside tokens; give tokens, or datasetTokens and epochs");
        require(
                document.epochs() == null || dataset != null,
                "/training/epochs",
                "needs datasetTokens; tokens already counts repeats");
        if (tokens != null) {
            return tokens;
        }
        if (dataset != null) {
            return dataset;
        }
        throw new InvalidPlan("/training/tokens", "is missing; give tokens, or datasetTokens and epochs");
    }

    private double epochs() {
        return assumptions.given("training.epochs", document.epochs(), 1.0, "one pass over the data set");
    }

    private int sequenceLength() {
        int positions = shape.embeddings().maxPositions();
        int usual = positions > 0 ? Math.min(positions, DEFAULT_SEQUENCE) : DEFAULT_SEQUENCE;
        return assumptions.given(
                "training.sequenceLength",
                document.sequenceLength(),
                usual,
                positions > 0 && positions < DEFAULT_SEQUENCE ? "the model's learned positions" : COMMON);
    }

    /**
     * The batch that DeepSeek LLM (2024, section 3.1) found best for a compute budget, {@code 0.2920 C^0.3271} tokens, as a power
     * of two of sequences.
     */
    private int globalBatchSize(double tokens, int sequenceLength) {
        Integer given = document.globalBatchSize();
        if (given != null) {
            return given;
        }
        double compute = 6.0 * shape.activeParameters() * tokens;
        double sequences = 0.2920 * Math.pow(compute, 0.3271) / sequenceLength;
        int power = (int) Math.max(0, Math.min(24, Math.round(Math.log(Math.max(1, sequences)) / Math.log(2))));
        int batch = 1 << power;
        assumptions.add(
                "training.globalBatchSize",
                batch,
                "the best batch for this compute, 0.2920 C^0.3271 tokens (DeepSeek LLM 2024, section 3.1), as a power of two");
        return batch;
    }

    private Precision precision() {
        Precision given = document.precision();
        if (given != null) {
            return given;
        }
        Precision usual = PREFERRED.stream()
                .filter(format -> accelerator.peakFlopsPerSecond(format).isPresent())
                .findFirst()
                .orElse(Precision.BF16);
        assumptions.add("training.precision", usual, "the usual format of " + accelerator.id());
        return usual;
    }

    private Adapters adapters(Method method) {
        boolean lowRank = method == Method.LORA || method == Method.QLORA;
        int rank = document.loraRank() != null ? document.loraRank() : DEFAULT_RANK;
        Set<LoraTarget> targets =
                document.loraTargets() != null ? Set.copyOf(document.loraTargets()) : usualTargets(method);
        int size = document.adapterSize() != null ? document.adapterSize() : DEFAULT_ADAPTER;
        if (lowRank && document.loraRank() == null) {
            assumptions.add("training.loraRank", rank, COMMON);
        }
        if (lowRank && document.loraTargets() == null) {
            assumptions.add(
                    "training.loraTargets",
                    method == Method.QLORA ? "query, key, value, output, feedForward" : "query, value",
                    method == Method.QLORA
                            ? "QLoRA (Dettmers et al. 2023, section 4)"
                            : "LoRA (Hu et al. 2021, section 4.2)");
        }
        if (method == Method.ADAPTER && document.adapterSize() == null) {
            assumptions.add(
                    "training.adapterSize", size, "Houlsby et al. (2019, section 3.3), who compare sizes up to 512");
        }
        return new Adapters(rank, targets, size);
    }

    /** Beside quantised weights adapters are needed on every projection. */
    private static Set<LoraTarget> usualTargets(Method method) {
        return method == Method.QLORA ? Set.of(LoraTarget.values()) : Set.of(LoraTarget.QUERY, LoraTarget.VALUE);
    }
}
