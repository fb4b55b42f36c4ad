package dev.trilemma.faults;

import java.util.Locale;

/** What must not happen, whatever else does. */
public enum Fault {
    /** It was acknowledged, and is not there. */
    LOST,
    /** It was asked for once, and is there twice. */
    DUPLICATED,
    /** An answer, a stored state or a line of the log that is not as it should be. */
    WRONG,
    /** A 5xx that nothing explains; a 503 without Retry-After too. */
    UNEXPECTED_5XX,
    /** No answer within ten seconds. */
    HUNG;

    String title() {
        return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
