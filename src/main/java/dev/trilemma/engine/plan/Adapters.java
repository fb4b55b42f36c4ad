package dev.trilemma.engine.plan;

import static dev.trilemma.engine.InvalidPlan.require;

import dev.trilemma.engine.shape.Attention;
import dev.trilemma.engine.shape.Experts;
import dev.trilemma.engine.shape.ModelShape;
import java.util.Set;

/**
 * The small weights that are trained beside a frozen model.
 *
 * @param loraRank rank of the low-rank adapters (Hu et al. 2021)
 * @param loraTargets projections they are added to
 * @param adapterSize inner width of bottleneck adapters (Houlsby et al. 2019)
 */
public record Adapters(int loraRank, Set<LoraTarget> loraTargets, int adapterSize) {

    private static final LoraTarget[] PROJECTIONS = LoraTarget.values();

    public Adapters {
        require(loraRank > 0, "/training/loraRank", "must be greater than 0");
        require(!loraTargets.isEmpty(), "/training/loraTargets", "must name at least one projection");
        require(adapterSize > 0, "/training/adapterSize", "must be greater than 0");
        loraTargets = Set.copyOf(loraTargets);
    }

    /** Whether a projection has low-rank adapters. */
    public boolean targets(LoraTarget projection) {
        return loraTargets.contains(projection);
    }

    /** The same on every projection, as is usual beside quantised weights (Dettmers et al. 2023, section 4). */
    public Adapters onEveryProjection() {
        return new Adapters(loraRank, Set.of(PROJECTIONS), adapterSize);
    }

    /** Two factors of a projection from {@code in} to {@code out} have {@code rank (in + out)} weights (Hu et al. 2021, section 4.1). */
    public long lowRankParameters(ModelShape shape) {
        Experts experts = shape.experts();
        return lowRankParameters(shape, experts == null ? 0 : experts.count() + experts.sharedCount());
    }

    /** Those of them that a token passes through: of a mixture's experts only the active ones. */
    public long activeLowRankParameters(ModelShape shape) {
        Experts experts = shape.experts();
        return lowRankParameters(shape, experts == null ? 0 : experts.activePerToken() + experts.sharedCount());
    }

    private long lowRankParameters(ModelShape shape, int expertsPerLayer) {
        long attention = 0;
        for (LoraTarget target : PROJECTIONS) {
            attention += targets(target) ? adaptedWidth(target, shape) : 0;
        }
        long dense = targets(LoraTarget.FEED_FORWARD)
                ? feedForwardWidth(shape, shape.feedForward().size())
                : 0;
        long mixture = targets(LoraTarget.FEED_FORWARD) && shape.experts() != null
                ? expertsPerLayer * feedForwardWidth(shape, shape.experts().feedForwardSize())
                : 0;
        return loraRank
                * (shape.totalLayers() * attention
                        + (shape.totalLayers() - shape.mixtureLayers()) * dense
                        + shape.mixtureLayers() * mixture);
    }

    /** Two bottlenecks in each layer, with biases: {@code 2 (2 d m + d + m)} (Houlsby et al. 2019, section 2.1). */
    public long bottleneckParameters(ModelShape shape) {
        long hidden = shape.hiddenSize();
        return shape.totalLayers() * 2 * (2 * hidden * adapterSize + hidden + adapterSize);
    }

    private static long adaptedWidth(LoraTarget target, ModelShape shape) {
        long hidden = shape.hiddenSize();
        Attention attention = shape.attention();
        return switch (target) {
            case QUERY, OUTPUT -> hidden + attention.queryWidth();
            case KEY, VALUE -> hidden + attention.keyValueWidth();
            case FEED_FORWARD -> 0;
        };
    }

    private static long feedForwardWidth(ModelShape shape, long size) {
        return shape.feedForward().matrices() * (shape.hiddenSize() + size);
    }
}
