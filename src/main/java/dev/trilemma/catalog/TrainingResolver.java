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
    private static final String PUBLISHED_LENGTH = "the length that the model was trained at";
    private static final int DEFAULT_RANK = 16;
    private static final int DEFAULT_ADAPTER = 64;
    private static final List<Precision> PREFERRED = List.of(Precision.BF16, Precision.FP16, Precision.FP32);

    private final TrainingDocument document;
    private final ModelShape shape;
    private final @Nullable Integer publishedLength;
    private final Accelerator accelerator;
    private final int acceleratorCount;
    private final @Nullable ModelShape teacher;
    private final TrainingDefaults defaults;
    private final Assumptions assumptions;

    TrainingResolver(
            TrainingDocument document,
            NamedShape model,
            Accelerator accelerator,
            int acceleratorCount,
            @Nullable ModelShape teacher,
            TrainingDefaults defaults,
            Assumptions assumptions) {
        this.document = document;
        this.shape = model.shape();
        this.publishedLength = model.model() == null ? null : model.model().trainSequenceLength();
        this.accelerator = accelerator;
        this.acceleratorCount = acceleratorCount;
        this.teacher = teacher;
        this.defaults = defaults;
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
                globalBatchSize(sequenceLength),
                precision(),
                assumptions.given("training.optimizer", document.optimizer(), Optimizer.ADAMW, COMMON),
                attentionKernel(),
                framework(method),
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
        if (publishedLength != null) {
            return assumptions.given(
                    "training.sequenceLength", document.sequenceLength(), publishedLength, PUBLISHED_LENGTH);
        }
        return positions > 0
                ? assumptions.given(
                        "training.sequenceLength",
                        document.sequenceLength(),
                        Integer.highestOneBit(positions),
                        "the model's learned positions, as a power of two")
                : assumptions.given("training.sequenceLength", document.sequenceLength(), DEFAULT_SEQUENCE, COMMON);
    }

    private int globalBatchSize(int sequenceLength) {
        if (document.globalBatchSize() != null) {
            return document.globalBatchSize();
        }
        double sequences = defaults.tokensPerStep(shape.activeParameters()) / sequenceLength;
        int usual = UsualBatch.of(sequences, acceleratorCount);
        assumptions.add(
                "training.globalBatchSize", usual, defaults.batchSource() + ", in sequences that the cluster divides");
        return usual;
    }

    /** Fine-tuning without a named stack keeps master weights in fp32, as the common trainers do. */
    private Framework framework(Method method) {
        return method.fineTuning()
                ? assumptions.given(
                        "training.framework",
                        document.framework(),
                        Framework.DEEPSPEED,
                        "mixed precision with master weights, as common trainers fine-tune")
                : assumptions.given(
                        "training.framework",
                        document.framework(),
                        Framework.OTHER,
                        "no stack is named, so that none of the tuned ones is taken for granted");
    }

    private AttentionKernel attentionKernel() {
        return defaults.lacksFlashAttention(accelerator)
                ? assumptions.given(
                        "training.attentionKernel",
                        document.attentionKernel(),
                        AttentionKernel.STANDARD,
                        defaults.kernelSource())
                : assumptions.given(
                        "training.attentionKernel",
                        document.attentionKernel(),
                        AttentionKernel.FLASH,
                        "the default of current stacks");
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
