package dev.trilemma.engine.shape;

import static dev.trilemma.engine.InvalidPlan.require;

import dev.trilemma.engine.InvalidPlan;
import java.util.Comparator;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * Models of one design in every size, as published families have them: the smaller and larger siblings of a base.
 *
 * <p>Layers grow with depth × width², so that both grow by about the cube root where their ratio is to stay. Size of a head,
 * sharing of keys and values, vocabulary, position table, latent ranks, experts, window, norms and biases stay. The
 * feed-forward block takes up what whole heads and whole layers leave over.
 */
public final class ModelFamily {

    /** How far a sibling may be from the number of parameters that was asked for. */
    public static final double TOLERANCE = 0.01;

    private static final double LARGEST_PARAMETERS = 1e14;

    private final ModelShape base;

    public ModelFamily(ModelShape base) {
        this.base = base;
    }

    /**
     * The sibling of a size, its parameters within {@link #TOLERANCE}.
     *
     * @param parameters all of them, embeddings included
     * @param pointer the field that asks for the size
     * @throws InvalidPlan where the family has no model as small or as large
     */
    public ModelShape sized(double parameters, String pointer) {
        require(
                parameters > 0 && parameters <= LARGEST_PARAMETERS,
                pointer,
                "must be greater than 0 and at most " + LARGEST_PARAMETERS);
        var siblings = new Siblings(base, parameters / base.parameters());
        int heads = mostHeadsNoShallowerThanTheBase(siblings, parameters);
        return Stream.of(heads, siblings.nextHeads(heads))
                .flatMap(width -> ofWidth(siblings, width, parameters))
                .filter(sibling -> Math.abs(sibling.parameters() / parameters - 1) <= TOLERANCE)
                .min(Comparator.comparingDouble(this::distance))
                .orElseThrow(() -> tooSmall(siblings, pointer));
    }

    /** The wider a model of a given size, the shallower it is. */
    private int mostHeadsNoShallowerThanTheBase(Siblings siblings, double parameters) {
        int heads = 1;
        int next = siblings.nextHeads(heads);
        while (layers(siblings, next, parameters) >= Math.max(1, depthToWidth(base) * siblings.hiddenSize(next))) {
            heads = next;
            next = siblings.nextHeads(heads);
        }
        return heads;
    }

    private Stream<ModelShape> ofWidth(Siblings siblings, int heads, double parameters) {
        double layers = layers(siblings, heads, parameters);
        int step = Siblings.layerStep((int) layers);
        int fewer = Math.max(1, (int) (layers / step) * step);
        return Stream.of(fewer, fewer + step).map(depth -> filled(siblings, heads, depth, parameters));
    }

    /** Layers of the base's proportions that make up the parameters; less than one where the embeddings leave too few. */
    private double layers(Siblings siblings, int heads, double parameters) {
        double once = siblings.sibling(heads, base.layers(), 1).parameters();
        double twice = siblings.sibling(heads, 2 * base.layers(), 1).parameters();
        return base.layers() * (1 + (parameters - once) / (twice - once));
    }

    /** With a feed-forward block as wide as the parameters allow, in which they are linear. */
    private ModelShape filled(Siblings siblings, int heads, int layers, double parameters) {
        double once = siblings.sibling(heads, layers, 1).parameters();
        double twice = siblings.sibling(heads, layers, 2).parameters();
        return siblings.sibling(heads, layers, 1 + (parameters - once) / (twice - once));
    }

    /** How much the proportions differ from the base's, in logarithms. */
    private double distance(ModelShape sibling) {
        return Math.abs(Math.log(depthToWidth(sibling) / depthToWidth(base)))
                + Math.abs(Math.log(feedForwardToWidth(sibling) / feedForwardToWidth(base)));
    }

    private static InvalidPlan tooSmall(Siblings siblings, String pointer) {
        long smallest = siblings.sibling(1, 1, 0).parameters();
        return new InvalidPlan(
                pointer,
                String.format(
                        Locale.ROOT,
                        "must be at least %,d: one layer of one head, with the vocabulary of this family",
                        smallest));
    }

    private static double depthToWidth(ModelShape shape) {
        return (double) shape.layers() / shape.hiddenSize();
    }

    private static double feedForwardToWidth(ModelShape shape) {
        return (double) shape.feedForward().size() / shape.hiddenSize();
    }
}
