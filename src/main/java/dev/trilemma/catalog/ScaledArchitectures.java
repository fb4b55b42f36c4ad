package dev.trilemma.catalog;

import dev.trilemma.engine.InvalidPlan;
import dev.trilemma.engine.shape.Attention;
import dev.trilemma.engine.shape.Experts;
import dev.trilemma.engine.shape.FeedForward;
import dev.trilemma.engine.shape.ModelShape;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Models of a family by their size. Depth and width grow alike, each with the cube root of the parameters, since a layer has as many as
 * the square of its width (Kaplan et al. 2020, section 3.1: the ratio of width to depth hardly matters); heads keep their size, and the
 * feed-forward block takes up what whole layers and heads leave.
 */
@Component
public final class ScaledArchitectures {

    /** Widths around the cube root that are tried, in steps of a hundredth. */
    private static final int STEPS = 40;

    private static final int FEED_FORWARD_MULTIPLE = 8;

    private final Models models;
    private final SearchDefaults defaults;

    ScaledArchitectures(Models models, SearchDefaults defaults) {
        this.models = models;
        this.defaults = defaults;
    }

    /**
     * A model of that size, within a per cent or so of the parameters asked for.
     *
     * @param family a model of the family; null for the usual one
     * @throws InvalidPlan where the family's token table alone has more parameters
     */
    public ArchitectureDocument of(@Nullable ModelShape family, double parameters) {
        ModelShape base = family == null ? usualFamily() : family;
        double growth = Math.cbrt(parameters / base.parameters());
        return IntStream.rangeClosed(-STEPS, STEPS)
                .mapToObj(step -> sized(base, growth * Math.pow(1.01, step), parameters))
                .flatMap(Optional::stream)
                .min(Comparator.comparingDouble(shape -> distance(shape, base, parameters)))
                .map(ArchitectureDocument::of)
                .orElseThrow(() -> new InvalidPlan(
                        "/space/parameters",
                        String.format(
                                Locale.ROOT,
                                "%.3g is too small for a vocabulary of %,d tokens",
                                parameters,
                                base.embeddings().vocabularySize())));
    }

    private ModelShape usualFamily() {
        return models.model(defaults.axes().family().value()).shape();
    }

    /** How unlike the family's blocks, and how far from the parameters asked for, which counts for much more. */
    private static double distance(ModelShape shape, ModelShape base, double parameters) {
        double ratio = innerRatio(shape) / innerRatio(base);
        return Math.abs(Math.log(ratio)) + 100 * Math.abs(shape.parameters() / parameters - 1);
    }

    private static double innerRatio(ModelShape shape) {
        return (double) innerSize(shape) / shape.hiddenSize();
    }

    private static int innerSize(ModelShape shape) {
        Experts experts = shape.experts();
        return experts == null ? shape.feedForward().size() : experts.feedForwardSize();
    }

    /** The parameters are linear in the inner size; empty where none of it would be left. */
    private static Optional<ModelShape> sized(ModelShape base, double growth, double parameters) {
        int layers = Math.max(1, (int) Math.round(base.layers() * growth));
        int heads = Math.max(1, (int) Math.round(base.attention().heads() * growth));
        ModelShape narrow = with(base, layers, heads, FEED_FORWARD_MULTIPLE);
        ModelShape wide = with(base, layers, heads, 2 * FEED_FORWARD_MULTIPLE);
        double perUnit = (double) (wide.parameters() - narrow.parameters()) / FEED_FORWARD_MULTIPLE;
        double size = FEED_FORWARD_MULTIPLE + (parameters - narrow.parameters()) / perUnit;
        int rounded = (int) Math.round(size / FEED_FORWARD_MULTIPLE) * FEED_FORWARD_MULTIPLE;
        return rounded < FEED_FORWARD_MULTIPLE ? Optional.empty() : Optional.of(with(base, layers, heads, rounded));
    }

    private static ModelShape with(ModelShape base, int layers, int heads, int innerSize) {
        Attention attention = base.attention();
        double width = (double) base.hiddenSize() / attention.heads();
        int hidden = Math.max(8, (int) Math.round(width * heads / 8) * 8);
        Experts experts = base.experts();
        return new ModelShape(
                base.kind(),
                layers,
                base.decoderLayers() == 0 ? 0 : Math.max(1, base.decoderLayers() * layers / base.layers()),
                hidden,
                new Attention(
                        heads,
                        keyValueHeads(attention, heads),
                        attention.headSize(),
                        attention.latent(),
                        attention.window()),
                new FeedForward(
                        experts == null
                                ? innerSize
                                : Math.max(1, base.feedForward().size() / base.hiddenSize() * hidden),
                        base.feedForward().gated()),
                experts == null
                        ? null
                        : new Experts(
                                experts.count(),
                                experts.activePerToken(),
                                experts.sharedCount(),
                                innerSize,
                                Math.min(experts.denseLayers(), layers - 1)),
                base.embeddings(),
                base.norms(),
                base.biases(),
                0);
    }

    /** One for each head where the family has that; else as many as the family's, as far as they divide the heads. */
    private static int keyValueHeads(Attention attention, int heads) {
        return attention.keyValueHeads() == attention.heads()
                ? heads
                : IntStream.iterate(Math.min(attention.keyValueHeads(), heads), count -> count > 0, count -> count - 1)
                        .filter(count -> heads % count == 0)
                        .findFirst()
                        .orElse(1);
    }
}
