package dev.trilemma.engine.quality;

import dev.trilemma.engine.hardware.Precision;
import dev.trilemma.engine.plan.Method;
import dev.trilemma.engine.plan.Training;
import dev.trilemma.engine.shape.ModelKind;
import dev.trilemma.engine.shape.ModelShape;
import org.jspecify.annotations.Nullable;

/**
 * What of a plan decides how good its model becomes.
 *
 * @param parameters of the model; of a mixture of experts, those of the dense model that it equals
 * @param mixture whether the model is a mixture of experts
 * @param tokens tokens processed, repeats included
 * @param uniqueTokens different tokens
 * @param tokensPerStep tokens of one optimizer step
 * @param baseTokens tokens that the base model was trained on, where the run starts from one and they are known
 */
public record Learning(
        ModelKind kind,
        double parameters,
        boolean mixture,
        double tokens,
        double uniqueTokens,
        double tokensPerStep,
        Precision precision,
        Method method,
        @Nullable Double baseTokens) {

    public static Learning of(ModelShape shape, Training training, @Nullable Double baseTokens) {
        return new Learning(
                shape.kind(),
                denseEquivalent(shape.activeParameters(), shape.parameters()),
                shape.experts() != null,
                training.tokens(),
                training.uniqueTokens(),
                training.tokensPerStep(),
                training.precision(),
                training.method(),
                baseTokens);
    }

    /** The geometric mean of active and total parameters: a rule of thumb between laws that disagree. */
    static double denseEquivalent(double activeParameters, double parameters) {
        return Math.sqrt(activeParameters * parameters);
    }

    double epochs() {
        return tokens / uniqueTokens;
    }

    /** Whether the model predicts something else than the next token. */
    boolean otherKind() {
        return kind != ModelKind.DECODER;
    }

    /** Whether the weights learn from other data than those that the loss is measured on. */
    boolean fineTuned() {
        return method.frozenBase() || method == Method.FULL_FINE_TUNING;
    }

    boolean unknownBase() {
        return method.startsTrained() && baseTokens == null;
    }
}
