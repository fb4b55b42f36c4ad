package dev.trilemma.engine.time;

/** The time of two things that overlap, but not perfectly: a little more than the longer one. */
final class SoftMaximum {

    private SoftMaximum() {}

    /** {@code (a⁴ + b⁴)^(1/4)}. */
    static double of(double left, double right) {
        double larger = Math.max(left, right);
        if (larger == 0) {
            return 0;
        }
        double ratio = Math.min(left, right) / larger;
        double square = ratio * ratio;
        return larger * Math.sqrt(Math.sqrt(1 + square * square));
    }
}
