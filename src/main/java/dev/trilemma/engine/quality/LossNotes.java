package dev.trilemma.engine.quality;

import dev.trilemma.engine.plan.Method;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a reader must know before trusting a loss. */
final class LossNotes {

    private static final double WORTH_SAYING = 0.01;

    private LossNotes() {}

    static List<String> of(
            ScalingLaw law,
            CriticalBatch criticalBatch,
            Learning learning,
            PrecisionEffect precision,
            @Nullable BatchPenalty penalty,
            boolean outsideFit) {
        List<String> notes = new ArrayList<>();
        addShape(learning, notes);
        addMethod(learning, notes);
        addRepeats(law, learning, notes);
        if (penalty != null && Math.max(penalty.overhead(), penalty.kaplanOverhead()) >= WORTH_SAYING) {
            notes.add(batch(penalty));
            if (criticalBatch.extrapolates(learning.tokens())) {
                notes.add(extrapolatedBatch(criticalBatch));
            }
        }
        String precisionNote = precision.note();
        if (precisionNote != null) {
            notes.add(precisionNote);
        }
        if (outsideFit) {
            notes.add("Outside the runs that " + law.id() + " was fitted to: an extrapolation, with a wider range.");
        }
        return notes;
    }

    private static void addShape(Learning learning, List<String> notes) {
        if (learning.otherKind()) {
            notes.add(
                    "The law is one of decoders that predict the next token; masked or span prediction has other losses.");
        }
        if (learning.mixture()) {
            notes.add(
                    "A mixture of experts counts as the geometric mean of its active and total parameters, a rule of thumb.");
        }
    }

    private static void addMethod(Learning learning, List<String> notes) {
        Method method = learning.method();
        if (method.frozenBase()) {
            notes.add("The base model stays frozen: its loss is the floor of what adapters can reach.");
        } else if (method == Method.FULL_FINE_TUNING) {
            notes.add(
                    "The loss is that on the base model's own data; what fine-tuning gains on a task is not predicted.");
        } else if (method == Method.DISTILLATION) {
            notes.add("The student's loss is that of training on the data alone; a good teacher lowers it.");
        }
        if (learning.unknownBase()) {
            notes.add("The base model's training tokens are not known: taken as the best number for its size.");
        }
    }

    private static void addRepeats(ScalingLaw law, Learning learning, List<String> notes) {
        if (learning.epochs() > 1 && !learning.method().frozenBase()) {
            double worth =
                    law.repeatedData().effectiveTokens(learning.tokens(), learning.uniqueTokens()) / learning.tokens();
            notes.add("Repeated data: a token is worth " + percent(worth)
                    + " of a new one on average (Muennighoff et al. 2023).");
        }
        if (learning.epochs() > law.fittedRange().maximumEpochs()) {
            notes.add("So many epochs may diverge or overfit; such runs were left out of the fit.");
        }
    }

    private static String batch(BatchPenalty penalty) {
        return "The batch wastes tokens: " + percent(penalty.overhead())
                + " more than a small one by Zhang et al. (2024), which is counted, and "
                + percent(penalty.kaplanOverhead()) + " by Kaplan et al. (2020).";
    }

    private static String extrapolatedBatch(CriticalBatch criticalBatch) {
        return "What a batch wastes is an extrapolation: Zhang et al. (2024) had runs of up to "
                + Math.round(criticalBatch.maximumTokens() / 1e9) + " billion tokens.";
    }

    /** One decimal below ten per cent, none above. */
    private static String percent(double share) {
        double percent = 100 * share;
        return percent < 10 ? Math.round(10 * percent) / 10.0 + " %" : Math.round(percent) + " %";
    }
}
