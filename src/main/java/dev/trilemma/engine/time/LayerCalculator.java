package dev.trilemma.engine.time;

import dev.trilemma.engine.plan.AttentionKernel;
import dev.trilemma.engine.plan.Framework;
import dev.trilemma.engine.plan.Parallelism;
import dev.trilemma.engine.plan.Recomputation;
import dev.trilemma.engine.plan.ResolvedPlan;
import dev.trilemma.engine.plan.Strategy;
import dev.trilemma.engine.shape.Attention;
import dev.trilemma.engine.shape.Experts;
import dev.trilemma.engine.shape.ModelShape;
import dev.trilemma.engine.work.WorkCalculator;

/**
 * Times one layer for one micro-batch on one rank, forward and backward.
 *
 * <p>A product costs its arithmetic at an achieved rate plus its traffic at an achieved bandwidth. The backward pass computes an
 * input gradient and, unless the weights are frozen, a weight gradient, each as dear as the forward product; flash attention
 * recomputes its scores there (2.5 times the forward arithmetic; Dao 2023, section 3).
 */
final class LayerCalculator {

    private static final double FLASH_BACKWARD = 2.5;
    private static final double STANDARD_BACKWARD = 2;
    private static final int ALIGNED_HEAD = 8;

    private final ModelShape shape;
    private final Attention attention;
    private final ResolvedPlan plan;
    private final Parallelism parallelism;
    private final Recomputation recomputation;
    private final StepConstants constants;
    private final Stack stack;
    private final Rates rates;
    private final Links links;
    private final MicroBatch microBatch;
    private final boolean flash;
    private final double hidden;
    private final double tensor;

    LayerCalculator(ResolvedPlan plan, Strategy strategy, Speeds speeds) {
        this.plan = plan;
        this.shape = plan.shape();
        this.attention = shape.attention();
        this.parallelism = strategy.parallelism();
        this.recomputation = strategy.recomputation();
        this.constants = speeds.constants();
        this.stack = speeds.stack();
        this.rates = speeds.rates();
        this.links = speeds.links();
        this.microBatch = MicroBatch.of(plan, parallelism, speeds);
        this.flash = plan.training().attentionKernel() == AttentionKernel.FLASH;
        this.hidden = shape.hiddenSize();
        this.tensor = parallelism.tensor();
    }

    MicroBatch microBatch() {
        return microBatch;
    }

    /** The layers with a plain feed-forward block. */
    LayerTime dense() {
        double width = shape.feedForward().size();
        LayerPass forward = forward(projectionSeconds() + feedForwardSeconds(width), width, 0);
        double weights = (shape.attentionWeights() + shape.feedForwardWeights()) / tensor;
        return layers(shape.layers() - shape.mixtureLayers(), forward, castSeconds(width), weights, 0);
    }

    /** The layers of an encoder-decoder's decoder: a second attention, and the shorter target. */
    LayerTime crossAttention() {
        if (shape.decoderLayers() == 0) {
            return LayerTime.NONE;
        }
        double width = shape.feedForward().size();
        LayerPass plain = forward(2 * projectionSeconds() + feedForwardSeconds(width), width, 0);
        LayerPass forward =
                plain.withAttentionSeconds(2 * plain.attentionSeconds()).times(WorkCalculator.TARGET_SHARE);
        double cast = castSeconds(width) * WorkCalculator.TARGET_SHARE;
        double weights = (2 * shape.attentionWeights() + shape.feedForwardWeights()) / tensor;
        return layers(shape.decoderLayers(), forward, cast, weights, 0);
    }

    /** The layers with a mixture of experts. */
    LayerTime mixture() {
        Experts experts = shape.experts();
        if (experts == null) {
            return LayerTime.NONE;
        }
        double passed = (double) experts.activePerToken() + experts.sharedCount();
        double width = experts.feedForwardSize() * passed;
        LayerPass forward =
                forward(projectionSeconds() + mixtureSeconds(experts), width, expertTrafficSeconds(experts));
        double shared = shape.attentionWeights()
                + (double) experts.sharedCount() * shape.expertWeights()
                + hidden * experts.count();
        double routed =
                (double) experts.count() * shape.expertWeights() / parallelism.expert() / parallelism.expertTensor();
        return layers(shape.mixtureLayers(), forward, castSeconds(width), shared / tensor, routed);
    }

    private LayerPass forward(double linearSeconds, double feedForwardWidth, double expertSeconds) {
        return new LayerPass(
                linearSeconds + adapterSeconds(),
                attentionSeconds(),
                elementSeconds(feedForwardWidth) + castSeconds(feedForwardWidth),
                tensorTrafficSeconds(),
                expertSeconds,
                contextTrafficSeconds(),
                0,
                0);
    }

    /** The backward pass repeats the transfers, and context parallelism also returns gradients of keys and values. */
    private LayerTime layers(
            int count, LayerPass forward, double castSeconds, double sharedWeights, double routedWeights) {
        double trained = plan.training().method().frozenBase() ? 0 : 1;
        LayerPass backward = new LayerPass(
                (1 + trained) * forward.linearSeconds() + adapterSeconds(),
                (flash ? FLASH_BACKWARD : STANDARD_BACKWARD) * forward.attentionSeconds(),
                2 * forward.elementSeconds() - castSeconds,
                forward.tensorSeconds(),
                forward.expertSeconds(),
                2 * forward.contextSeconds(),
                recomputedSeconds(forward),
                trained
                        * constants.mainGradientBytes()
                        * (sharedWeights + routedWeights)
                        / rates.memoryBytesPerSecond());
        return new LayerTime(count, forward, backward, sharedWeights, routedWeights);
    }

    /** The small products beside one layer's frozen ones, in one pass; their weights get a gradient of their own. */
    private double adapterSeconds() {
        double weights = (double) plan.adapterParametersPerToken() / shape.totalLayers() / tensor;
        return 2 * microBatch.tokens() * weights / rates.denseFlopsPerSecond();
    }

    private double projectionSeconds() {
        double tokens = microBatch.tokens();
        if (attention.latent() != null) {
            return rates.linearSeconds(tokens, shape.attentionWeights() / hidden / tensor, hidden);
        }
        return rates.linearSeconds(tokens, attention.projectedWidth() / tensor, hidden)
                + rates.linearSeconds(tokens, hidden, attention.queryWidth() / tensor);
    }

    private double feedForwardSeconds(double width) {
        double tokens = microBatch.tokens();
        int inward = shape.feedForward().matrices() - 1;
        return rates.linearSeconds(tokens, inward * width / tensor, hidden)
                + rates.linearSeconds(tokens, hidden, width / tensor);
    }

    private double mixtureSeconds(Experts experts) {
        double tokens = microBatch.tokens();
        double sent = tokens * experts.activePerToken() / tensor;
        double local = (double) experts.count() / parallelism.expert();
        double perExpert = sent * parallelism.expert() / experts.count();
        double width = experts.feedForwardSize();
        int inward = shape.feedForward().matrices() - 1;
        double grouped = rates.linearFlopsPerSecond() * constants.groupedMatmulShare();
        return rates.productSeconds(perExpert, inward * width, hidden, local, grouped, rates.operandBytes())
                + rates.productSeconds(perExpert, hidden, width, local, grouped, rates.operandBytes())
                + trafficSeconds(constants.permutationPasses() * sent * hidden)
                + rates.denseSeconds(tokens / tensor, experts.count(), hidden)
                + sharedExpertSeconds(experts);
    }

    private double sharedExpertSeconds(Experts experts) {
        return experts.sharedCount() == 0
                ? 0
                : feedForwardSeconds((double) experts.feedForwardSize() * experts.sharedCount());
    }

    private double attentionSeconds() {
        return flash ? flashSeconds() : standardSeconds();
    }

    private double flashSeconds() {
        int sequence = plan.training().sequenceLength();
        double attended = attention.attendedTokens(sequence, shape.causal()) * microBatch.fill();
        double flops = 4 * microBatch.tokens() * attended * attention.queryWidth() / tensor;
        return flops / rates.flashFlopsPerSecond() * (1 + constants.flashRampTokens() / attended);
    }

    /** The whole score matrix of what is computed is passed through memory, whatever the mask. */
    private double standardSeconds() {
        double sequence = plan.training().sequenceLength() * microBatch.fill();
        double scores =
                microBatch.sequences() * attention.heads() / tensor * sequence * sequence / parallelism.context();
        double products =
                4 * scores * attention.headSize() / (rates.denseFlopsPerSecond() * constants.standardScoreShare());
        double seconds = products + trafficSeconds(constants.scorePasses() * scores);
        return attention.headSize() % ALIGNED_HEAD == 0 ? seconds : seconds * constants.misalignedHeadFactor();
    }

    /** Norms, residuals, activation functions and rotations, which read and write every element. */
    private double elementSeconds(double feedForwardWidth) {
        double perToken = 10 * hidden / sequenceSplit()
                + shape.feedForward().matrices() * feedForwardWidth / tensor
                + 2 * attention.projectedWidth() / tensor;
        return trafficSeconds(stack.elementPasses(constants) * microBatch.tokens() * perToken);
    }

    private double castSeconds(double feedForwardWidth) {
        if (!plan.training().precision().low()) {
            return 0;
        }
        double perToken = 2 * hidden / sequenceSplit() + attention.queryWidth() / tensor + feedForwardWidth / tensor;
        return constants.castPasses() * 4 * microBatch.tokens() * perToken / rates.memoryBytesPerSecond();
    }

    private double trafficSeconds(double elements) {
        return rates.activationBytes() * elements / rates.memoryBytesPerSecond();
    }

    /** A compiler splits what stands between the products as it splits the products. */
    private double sequenceSplit() {
        return parallelism.sequenceParallel() || stack == Stack.COMPILED ? tensor : 1;
    }

    private double tensorTrafficSeconds() {
        double exposed = flash && parallelism.sequenceParallel() ? constants.exposedTensor() : 1;
        double bytes = rates.activationBytes() * microBatch.tokens() * hidden;
        return 2 * exposed * links.tensorAllReduceSeconds(bytes, parallelism.tensor());
    }

    /** Tokens go to their experts and back; across nodes a token crosses once for each node, not for each expert. */
    private double expertTrafficSeconds(Experts experts) {
        double group = parallelism.expert();
        double sent = microBatch.tokens() * experts.activePerToken() / tensor;
        double inside = group <= 1
                ? 0
                : rates.activationBytes() * sent * hidden * (group - 1) / group / links.fastBytesPerSecond()
                        + links.fastLatencySeconds() * Math.log(group) / Math.log(2);
        double span = group * parallelism.expertTensor();
        if (links.inDomain(span)) {
            return constants.exposedExpert() * 2 * inside;
        }
        double nodes = span / links.domainSize();
        double across = rates.activationBytes()
                * microBatch.tokens()
                * hidden
                / tensor
                * reachedNodes(nodes, experts.activePerToken())
                * (1 - 1 / nodes)
                / links.networkBytesPerSecond();
        return constants.exposedExpert() * 2 * inside + constants.exposedExpertNetwork() * 2 * across;
    }

    /** How many of n nodes k experts of a token are on, if they fall anywhere: {@code n (1 - (1 - 1 / n)^k)}. */
    private static double reachedNodes(double nodes, int activePerToken) {
        return nodes * (1 - Math.pow(1 - 1 / nodes, activePerToken));
    }

    private double contextTrafficSeconds() {
        int context = parallelism.context();
        double bytes =
                2 * rates.activationBytes() * microBatch.tokens() * (context - 1) * attention.keyValueWidth() / tensor;
        return constants.exposedContext() * bytes / links.bytesPerSecond(tensor * context);
    }

    private double recomputedSeconds(LayerPass forward) {
        return switch (recomputation) {
            case NONE -> 0;
            case FULL -> forward.seconds();
            case SELECTIVE -> selectivelyRecomputedSeconds(forward);
        };
    }

    private double selectivelyRecomputedSeconds(LayerPass forward) {
        if (stack == Stack.COMPILED) {
            return constants.compiledSelectiveShare() * forward.seconds();
        }
        return plan.training().framework() == Framework.FSDP
                ? constants.eagerSelectiveShare() * forward.seconds()
                : forward.attentionSeconds() + upProjectionSeconds();
    }

    /** Queries, keys and values from the latent vectors that flash attention keeps. */
    private double upProjectionSeconds() {
        if (!flash || attention.latent() == null) {
            return 0;
        }
        double rank = attention.latent().keyValueRank();
        return rates.linearSeconds(microBatch.tokens(), attention.upWeights() / rank / tensor, rank);
    }
}
