package dev.trilemma.engine.frontier;

/**
 * What a run takes, costs and reaches: the three vertices, each the better the less.
 *
 * @param cost money, in one currency for all that are compared
 * @param loss nats per token
 */
public record Trade(double wallClockSeconds, double cost, double loss) {

    /** Whether nothing of this is worse than the other, so that nobody needs the other. */
    public boolean covers(Trade other) {
        return wallClockSeconds <= other.wallClockSeconds && cost <= other.cost && loss <= other.loss;
    }

    /** Whether this is nowhere worse, and better somewhere. */
    public boolean dominates(Trade other) {
        return covers(other) && !equals(other);
    }
}
