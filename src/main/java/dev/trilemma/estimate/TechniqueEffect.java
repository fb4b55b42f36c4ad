package dev.trilemma.estimate;

import dev.trilemma.catalog.Technique;
import dev.trilemma.engine.cost.Money;
import dev.trilemma.estimate.TechniqueView.Status;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Compares a plan with a technique to the plan without. */
final class TechniqueEffect {

    /** Of time, money and memory: less is rounding of steps, cents and layouts. */
    private static final double NOISE = 1e-3;

    /** Of a loss: what narrow formats are published to cost at most (DeepSeek-V3, 2024, section 3.3). */
    private static final double LOSS_NOISE = 2.5e-3;

    private final Technique technique;
    private final EstimateView before;
    private final EstimateView after;
    private final TechniqueChange change;

    TechniqueEffect(Technique technique, EstimateView before, EstimateView after, TechniqueChange change) {
        this.technique = technique;
        this.before = before;
        this.after = after;
        this.change = change;
    }

    /** A technique that was not tried, and why. */
    static TechniqueView none(Technique technique, Status status, @Nullable String reason) {
        return new TechniqueView(
                technique.id(),
                technique.name(),
                status,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                List.of(),
                List.of(),
                reason,
                null,
                technique.typicalEffect(),
                technique.source());
    }

    TechniqueView view() {
        if (!fits(after)) {
            return none(technique, Status.NOT_APPLICABLE, "/cluster the plan would not fit in memory with it");
        }
        if (unpriced()) {
            return none(technique, Status.NOT_APPLICABLE, "/pricing no offer is known under these terms");
        }
        double timeRatio = seconds() / before.time().wallClockSeconds();
        Double costRatio = costRatio();
        double lossDifference = loss() - before.quality().loss();
        double memoryRatio = after.memory().totalBytes() / before.memory().totalBytes();
        List<String> gains = new ArrayList<>();
        List<String> sacrifices = new ArrayList<>();
        judge("speed", timeRatio, NOISE, gains, sacrifices);
        judge("quality", 1 + lossDifference / before.quality().loss(), LOSS_NOISE, gains, sacrifices);
        judge("cost", costRatio == null ? 1 : costRatio, NOISE, gains, sacrifices);
        if (change.unmeasured() != null && !sacrifices.contains(change.unmeasured())) {
            sacrifices.add(change.unmeasured());
        }
        if (memoryRatio < 1 - NOISE) {
            gains.add("memory");
        }
        return new TechniqueView(
                technique.id(),
                technique.name(),
                status(gains, sacrifices, costRatio != null),
                change.patch(),
                seconds(),
                total(),
                loss(),
                after.memory().totalBytes(),
                fits(after),
                timeRatio,
                costRatio,
                lossDifference,
                memoryRatio,
                gains,
                sacrifices,
                null,
                change.note(),
                technique.typicalEffect(),
                technique.source());
    }

    private static void judge(String vertex, double ratio, double noise, List<String> gains, List<String> sacrifices) {
        if (ratio < 1 - noise) {
            gains.add(vertex);
        } else if (ratio > 1 + noise) {
            sacrifices.add(vertex);
        }
    }

    /** What nobody can price is not known to be free. */
    private static Status status(List<String> gains, List<String> sacrifices, boolean priced) {
        if (gains.isEmpty()) {
            return Status.NO_GAIN;
        }
        if (sacrifices.isEmpty() && gains.equals(List.of("memory"))) {
            return Status.SAVES_MEMORY;
        }
        return sacrifices.isEmpty() && priced ? Status.FREE : Status.TRADE_OFF;
    }

    private boolean unpriced() {
        return before.total() != null && after.total() == null;
    }

    private double seconds() {
        return change.slowdown() * after.time().wallClockSeconds();
    }

    /** Money follows time, storage included. */
    private @Nullable Money total() {
        Money total = after.total();
        return total == null ? null : total.times(change.slowdown()).rounded();
    }

    private @Nullable Double costRatio() {
        Money now = before.total();
        Money then = total();
        return now == null || then == null || !now.currency().equals(then.currency())
                ? null
                : (Double) (then.amount().doubleValue() / now.amount().doubleValue());
    }

    private double loss() {
        return change.loss().applyAsDouble(after.quality().loss());
    }

    private static boolean fits(EstimateView estimate) {
        return estimate.fit().kind() == FitView.Kind.FITS;
    }
}
