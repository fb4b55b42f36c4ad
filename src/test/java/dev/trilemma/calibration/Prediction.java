package dev.trilemma.calibration;

/** A measured step beside what is predicted for it, with its range. */
public record Prediction(MeasuredStep measured, double seconds, double p10, double p90) {

    /** Predicted over measured, less one. */
    double error() {
        return seconds / measured.seconds() - 1;
    }

    boolean inRange() {
        return p10 <= measured.seconds() && measured.seconds() <= p90;
    }

    /** Another prediction of the same step, with a range as wide as this one's. */
    Prediction moved(double otherSeconds) {
        double factor = otherSeconds / seconds;
        return new Prediction(measured, otherSeconds, p10 * factor, p90 * factor);
    }
}
