package dev.trilemma.calibration;

import dev.trilemma.engine.time.Calibration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.hipparchus.linear.Array2DRowRealMatrix;
import org.hipparchus.linear.ArrayRealVector;
import org.hipparchus.linear.RealMatrix;
import org.hipparchus.linear.RealVector;
import org.hipparchus.optim.nonlinear.vector.leastsquares.LeastSquaresBuilder;
import org.hipparchus.optim.nonlinear.vector.leastsquares.LeastSquaresProblem;
import org.hipparchus.optim.nonlinear.vector.leastsquares.LevenbergMarquardtOptimizer;
import org.hipparchus.util.Pair;

/**
 * Fits constants to measured steps: the least absolute logarithm of predicted over measured, rounded off near zero, groups weighing
 * the same, beside the deviation of each constant from what was expected of it.
 */
final class StepFit {

    /** Errors below this count by their square, larger ones by their size, so that no row can drag a constant far. */
    private static final double ROUNDED_ERROR = 0.03;

    /** One publication counts as so many independent measurements, however many rows it has: they share their software. */
    private static final double MEASUREMENTS_PER_GROUP = 1.7;

    private static final double DIFFERENCE = 1e-4;
    private static final int EVALUATIONS = 200;

    private final List<Prior> priors;
    private final Constants constants;

    StepFit(List<Prior> priors, Constants constants) {
        this.priors = priors;
        this.constants = constants;
    }

    /** The constants as their priors expect them, by name. */
    Map<String, Double> expected() {
        return values(new ArrayRealVector(priors.size()));
    }

    /** The constants that describe these rows best, by name. */
    Map<String, Double> fit(List<TimedPlan> rows) {
        LeastSquaresProblem problem = new LeastSquaresBuilder()
                .start(new double[priors.size()])
                .target(new double[rows.size() + priors.size()])
                .model(point -> differentiated(rows, point))
                .maxEvaluations(EVALUATIONS)
                .maxIterations(EVALUATIONS)
                .build();
        var optimizer = new LevenbergMarquardtOptimizer()
                .withCostRelativeTolerance(1e-6)
                .withParameterRelativeTolerance(1e-6);
        return values(optimizer.optimize(problem).getPoint());
    }

    private Pair<RealVector, RealMatrix> differentiated(List<TimedPlan> rows, RealVector point) {
        double[] residuals = residuals(rows, point);
        var jacobian = new Array2DRowRealMatrix(residuals.length, priors.size());
        for (int column = 0; column < priors.size(); column++) {
            RealVector moved = point.copy();
            moved.addToEntry(column, DIFFERENCE);
            double[] after = residuals(rows, moved);
            for (int row = 0; row < residuals.length; row++) {
                jacobian.setEntry(row, column, (after[row] - residuals[row]) / DIFFERENCE);
            }
        }
        return new Pair<>(new ArrayRealVector(residuals), jacobian);
    }

    private double[] residuals(List<TimedPlan> rows, RealVector point) {
        Calibration calibration = constants.with(values(point));
        double[] residuals = new double[rows.size() + priors.size()];
        for (int row = 0; row < rows.size(); row++) {
            TimedPlan timed = rows.get(row);
            residuals[row] = Math.sqrt(MEASUREMENTS_PER_GROUP * timed.weight()) * rounded(timed.logError(calibration));
        }
        for (int prior = 0; prior < priors.size(); prior++) {
            residuals[rows.size() + prior] = point.getEntry(prior);
        }
        return residuals;
    }

    /** The pseudo-Huber loss as a residual: its square is twice {@code √(1 + a²) - 1}. */
    private static double rounded(double error) {
        double ratio = error / ROUNDED_ERROR;
        return Math.signum(error) * Math.sqrt(2 * (Math.sqrt(1 + ratio * ratio) - 1));
    }

    private Map<String, Double> values(RealVector point) {
        Map<String, Double> values = new HashMap<>();
        for (int prior = 0; prior < priors.size(); prior++) {
            values.put(priors.get(prior).name(), priors.get(prior).at(point.getEntry(prior)));
        }
        return values;
    }
}
