package dev.trilemma.engine.strategy;

import dev.trilemma.engine.time.TimeTerm;
import org.jspecify.annotations.Nullable;

/**
 * A strategy that differs from the best one in one respect, and what becomes of it.
 *
 * @param change what is different, such as {@code tensor 8 → 4, data 64 → 128}
 * @param verdict whether it is slower, as fast, or does not fit
 * @param stepSeconds time of its step
 * @param slowerSeconds by how much that is longer than the best one's; negative where memory alone stands against it
 * @param shortfallBytes memory it lacks; 0 where it fits
 * @param largestIncrease the term of the step that grows most; absent where none does
 */
public record Neighbour(
        String change,
        Verdict verdict,
        double stepSeconds,
        double slowerSeconds,
        double shortfallBytes,
        @Nullable TimeTerm largestIncrease) {

    /** What stands against a neighbour. */
    public enum Verdict {
        SLOWER,
        AS_FAST,
        DOES_NOT_FIT
    }
}
