package dev.trilemma.reference;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.trilemma.engine.quality.ComputeOptimum;
import dev.trilemma.engine.quality.FittedRange;
import dev.trilemma.engine.quality.RepeatedData;
import dev.trilemma.engine.quality.ScalingLaw;

/**
 * A law of loss as people read it: its formula, its constants, and what it says of compute.
 *
 * @param form the formula, N parameters and D tokens, in nats per token
 * @param lossExponent power by which reducible loss falls with compute spent best
 * @param fittedRange runs that it was fitted to; outside it a loss is an extrapolation
 * @param repeatedData what repeats of the data are worth
 * @param usedByDefault whether estimates use this law
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record ScalingLawView(
        String id,
        String title,
        String form,
        double irreducibleLoss,
        double parameterCoefficient,
        double parameterExponent,
        double tokenCoefficient,
        double tokenExponent,
        double lossExponent,
        FittedRange fittedRange,
        RepeatedData repeatedData,
        boolean usedByDefault,
        String source) {

    private static final String FORM =
            "irreducibleLoss + parameterCoefficient N^(-parameterExponent)" + " + tokenCoefficient D^(-tokenExponent)";

    static ScalingLawView of(ScalingLaw law, boolean usedByDefault) {
        return new ScalingLawView(
                law.id(),
                law.title(),
                FORM,
                law.irreducibleLoss(),
                law.parameterCoefficient(),
                law.parameterExponent(),
                law.tokenCoefficient(),
                law.tokenExponent(),
                new ComputeOptimum(law).lossExponent(),
                law.fittedRange(),
                law.repeatedData(),
                usedByDefault,
                law.source());
    }
}
