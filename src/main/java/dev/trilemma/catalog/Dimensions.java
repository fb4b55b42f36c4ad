package dev.trilemma.catalog;

import dev.trilemma.engine.InvalidPlan;
import dev.trilemma.engine.shape.ModelShape;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What is known of a model: every dimension of its text, or its parameters alone. */
public sealed interface Dimensions {

    /** Every parameter, tied tables once. */
    long parameters();

    /** Parameters that one token passes through, embeddings included. */
    long activeParameters();

    /** The dimensions as people write them; absent where they are not those of a text model. */
    @Nullable
    ArchitectureDocument architecture();

    /**
     * The shape that training is calculated with.
     *
     * @param pointer the field that names the model
     * @throws InvalidPlan where the parameters alone are known
     */
    ModelShape shape(String pointer);

    static Dimensions of(ArchitectureDocument architecture) {
        return new OfText(architecture, Architectures.shape(architecture));
    }

    /** A text model. */
    record OfText(ArchitectureDocument architecture, ModelShape shape) implements Dimensions {

        @Override
        public long parameters() {
            return shape.parameters();
        }

        @Override
        public long activeParameters() {
            return shape.activeParameters();
        }

        @Override
        public ModelShape shape(String pointer) {
            return shape;
        }
    }

    /**
     * A model of images or sound.
     *
     * @param modelType what its {@code config.json} calls the kind of model
     */
    record ParametersOnly(String modelType, long parameters) implements Dimensions {

        @Override
        public long activeParameters() {
            return parameters;
        }

        @Override
        public @Nullable ArchitectureDocument architecture() {
            return null;
        }

        @Override
        public ModelShape shape(String pointer) {
            throw new InvalidPlan(
                    pointer,
                    String.format(
                            Locale.ROOT,
                            "is a %s model: its %,d parameters are counted, but training is calculated for text models alone",
                            modelType,
                            parameters));
        }
    }
}
