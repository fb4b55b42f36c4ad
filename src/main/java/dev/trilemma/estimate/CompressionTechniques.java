package dev.trilemma.estimate;

import dev.trilemma.catalog.CompressionLaws;
import dev.trilemma.engine.quality.Quantisation;
import dev.trilemma.engine.quality.Sparsity;
import java.util.Locale;
import java.util.Optional;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Techniques that make a trained model smaller or its weights narrower, by published laws of what that costs. */
@Component
final class CompressionTechniques {

    private static final double HALF = 0.5;
    private static final double INT4_BITS = 4;
    private static final double INT8_BITS = 8;

    private final CompressionLaws compression;
    private final JsonMapper json;

    CompressionTechniques(CompressionLaws compression, JsonMapper json) {
        this.compression = compression;
        this.json = json;
    }

    Optional<TechniqueChange> change(String technique, PlanInQuestion plan) {
        return switch (technique) {
            case "post-training-quantisation" -> Optional.of(quantised(plan));
            case "quantisation-aware-training" -> Optional.of(trainedQuantised(plan));
            case "unstructured-sparsity" -> Optional.of(sparse(plan));
            default -> Optional.empty();
        };
    }

    private TechniqueChange quantised(PlanInQuestion plan) {
        Quantisation law = compression.quantisation();
        double parameters = plan.shape().parameters();
        double tokens = plan.training().tokens();
        return new TechniqueChange(
                servedIn(plan, INT4_BITS),
                1,
                loss -> loss + law.addedLoss(parameters, tokens, INT4_BITS),
                null,
                String.format(
                        Locale.ROOT,
                        "weights of 4 bits after training; of 8 bits it would add %.2g nats. Serving is cheaper, training is not. %s%s",
                        law.addedLoss(parameters, tokens, INT8_BITS),
                        law.source(),
                        fit(law, parameters, tokens)));
    }

    /** Narrower weights are served where any are. */
    private ObjectNode servedIn(PlanInQuestion plan, double bits) {
        ObjectNode patch = json.createObjectNode();
        if (plan.document().serving() != null) {
            patch.putObject("serving").put("weightBits", (int) bits);
        }
        return patch;
    }

    private TechniqueChange trainedQuantised(PlanInQuestion plan) {
        Quantisation law = compression.quantisation();
        double factor = Math.pow(law.parameterFactor(INT4_BITS), -plan.law().parameterExponent());
        return new TechniqueChange(
                servedIn(plan, INT4_BITS),
                law.trainedStepFactor(),
                loss -> loss
                        + (factor - 1) * plan.law().parameterTerm(plan.shape().parameters()),
                null,
                "weights of 4 bits in training. " + law.source()
                        + fit(law, plan.shape().parameters(), plan.training().tokens()));
    }

    private static String fit(Quantisation law, double parameters, double tokens) {
        return law.extrapolates(parameters, tokens)
                ? String.format(
                        Locale.ROOT,
                        "; fitted up to %.2g parameters and %.2g tokens, so that this is a direction",
                        law.largestParameters(),
                        law.largestTokens())
                : "";
    }

    private TechniqueChange sparse(PlanInQuestion plan) {
        Sparsity law = compression.sparsity();
        double factor = law.reducibleLossFactor(
                plan.shape().parameters(), plan.training().tokens(), HALF);
        double irreducible = plan.law().irreducibleLoss();
        return new TechniqueChange(
                json.createObjectNode(),
                1,
                loss -> irreducible + factor * (loss - irreducible),
                null,
                "half of the weights at zero; no faster without sparse kernels. " + law.source());
    }
}
